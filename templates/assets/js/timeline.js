// The timeline of everything, narrowed in place by year, outlet, and who and where. The choice is in the address, so
// that it can be shared and the way back leads through it. Without this file the links above the timeline do.
"use strict";

const form = document.querySelector(".narrow");
if (form) start(form);

function start(form) {
  const BURST = 1000;
  const said = form.dataset;
  const status = form.querySelector("[role=status]");
  const clear = form.querySelector("[type=reset]");
  const choices = [...form.querySelectorAll("select")];
  const languages = document.querySelectorAll(".languages a");
  const plural = new Intl.PluralRules(document.documentElement.lang);
  let pushed = -BURST;

  const parts = [...document.querySelectorAll("section[data-year]")].map((element) => {
    const rows = [...element.querySelectorAll(".event")].map((row) => ({
      element: row,
      year: element.dataset.year,
      outlet: row.dataset.outlet,
      about: row.dataset.about.split(" "),
    }));
    return { element, heading: element.querySelector("h2"), rows };
  });
  const rows = parts.flatMap((part) => part.rows);
  const byId = new Map(rows.map((row) => [row.element.id, row]));
  const dots = [...document.querySelectorAll(".strip a")].map((element) => ({
    element,
    row: byId.get(element.getAttribute("href").slice(1)),
  }));
  const numbers = [...document.querySelectorAll(".strip-more")].map((element) => {
    const { year, outlet } = element.dataset;
    const here = (row) => row.year === year && (!outlet || row.outlet === outlet);
    const drawn = new Set(dots.map((dot) => dot.row));
    return { element, rows: rows.filter((row) => here(row) && !drawn.has(row)) };
  });

  function chosen() {
    return Object.fromEntries(choices.filter((choice) => choice.value).map((choice) => [choice.name, choice.value]));
  }

  function apply() {
    const { year, outlet, about } = chosen();
    let count = 0;
    for (const row of rows) {
      row.shown =
        (!year || row.year === year) && (!outlet || row.outlet === outlet) && (!about || row.about.includes(about));
      if (row.element.hidden === row.shown) row.element.hidden = !row.shown;
      count += row.shown;
    }
    for (const part of parts) {
      const left = part.rows.filter((row) => row.shown).length;
      part.element.hidden = !left;
      // The heading of a year with one row would say what the row says.
      if (/\d$/.test(part.element.dataset.year)) part.heading.classList.toggle("unseen", left === 1);
    }
    for (const dot of dots) dot.element.classList.toggle("strip-out", !dot.row.shown);
    for (const number of numbers) {
      const left = number.rows.filter((row) => row.shown).length;
      number.element.textContent = left ? `+${left}` : "";
    }
    const narrowed = Boolean(year || outlet || about);
    status.textContent = narrowed ? said[plural.select(count)].replace("{n}", count) : said.all;
    clear.hidden = !narrowed;
    for (const link of languages) link.search = search(new URL(link.href)).search;
  }

  // An address with the choices of the form, in their order.
  function search(address) {
    for (const { name, value } of choices) {
      address.searchParams.delete(name);
      if (value) address.searchParams.set(name, value);
    }
    return address;
  }

  // A choice made with the arrow keys runs through others: those of one second are one step on the way back.
  function remember(now) {
    const address = search(new URL(location.href));
    address.hash = "";
    if (address.href === location.href) return;
    history[now - pushed < BURST ? "replaceState" : "pushState"](null, "", address);
    pushed = now;
  }

  // What the address asks for; what is no choice here is none.
  function read() {
    const asked = new URLSearchParams(location.search);
    for (const choice of choices) {
      choice.value = asked.get(choice.name) ?? "";
      if (choice.selectedIndex < 0) choice.value = "";
    }
    apply();
  }

  // An address that names a row or a year shows it, whatever was chosen.
  function uncover() {
    const named = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!named || !named.closest("main [hidden]")) return;
    reset();
    history.replaceState(null, "", search(new URL(location.href)));
    named.scrollIntoView();
  }

  function reset() {
    for (const choice of choices) choice.value = "";
    apply();
  }

  form.addEventListener("change", (event) => {
    apply();
    remember(event.timeStamp);
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    reset();
    remember(event.timeStamp);
    choices[0].focus();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", () => {
    read();
    uncover();
  });
  addEventListener("hashchange", uncover);
  read();
  uncover();
  document.documentElement.dataset.narrowing = "";
}
