// Before the first paint: that scripts run, and the reader's own choice of light or dark, if one was made.
(function () {
  var root = document.documentElement;
  root.dataset.scripted = "";
  // By now deferred scripts have run or failed: without timeline.js the links stand where its form would.
  document.addEventListener("DOMContentLoaded", function () {
    if (!("narrowing" in root.dataset)) delete root.dataset.scripted;
  });
  try {
    var choice = localStorage.getItem("khulasa-theme");
    if (choice === "dark" || choice === "light") root.dataset.theme = choice;
  } catch (error) {
    // Storage may be closed to us; the system's preference then decides.
  }
})();
