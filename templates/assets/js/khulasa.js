// Everything works without this file: it adds the switch for light and dark.
"use strict";

const root = document.documentElement;

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

for (const button of document.querySelectorAll(".theme-toggle")) {
  const show = () => {
    button.textContent = isDark() ? button.dataset.light : button.dataset.dark;
  };
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("khulasa-theme", root.dataset.theme);
    } catch (error) {
      // The choice then lasts as long as the page.
    }
    show();
  });
  show();
  button.hidden = false;
}
