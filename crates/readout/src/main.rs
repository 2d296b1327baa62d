//! The command line of Readout.
fn main() {}
