
"use strict";
function show() {
  for (const mark of document.querySelectorAll("mark.here")) mark.classList.remove("here");
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id && document.getElementById(id);
  if (!target) return;
  const text = target.closest("details");
  if (text) text.open = true;
  for (const mark of document.querySelectorAll("mark[data-of]")) {
    if (mark.dataset.of === id) mark.classList.add("here");
  }
  target.scrollIntoView({ block: target.tagName === "MARK" ? "center" : "start" });
}
addEventListener("hashchange", show);
show();
