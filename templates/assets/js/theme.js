// Before the first paint: that scripts run, and the reader's own choice of light or dark, if one was made.
(function () {
  document.documentElement.dataset.scripted = "";
  try {
    var choice = localStorage.getItem("khulasa-theme");
    if (choice === "dark" || choice === "light") document.documentElement.dataset.theme = choice;
  } catch (error) {
    // Storage may be closed to us; the system's preference then decides.
  }
})();
