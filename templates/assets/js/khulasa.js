// Everything works without this file: it adds the switch for light and dark, opens a linked row's place,
// and lets the timeline be narrowed to one outlet in place.
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

const filters = [...document.querySelectorAll("[data-filter]")];

function narrow(outlet) {
  for (const row of document.querySelectorAll(".event[data-outlet]")) {
    row.hidden = outlet !== null && row.dataset.outlet !== outlet;
  }
  for (const section of document.querySelectorAll(".year")) {
    section.hidden = !section.querySelector(".event:not([hidden])");
  }
  for (const link of filters) {
    if (link.dataset.filter === outlet) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

for (const link of filters) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    narrow(link.getAttribute("aria-current") ? null : link.dataset.filter);
  });
}
