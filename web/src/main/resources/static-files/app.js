"use strict";

// What lives is fetched again every two seconds while the page is looked at.
const living = [...document.querySelectorAll("[data-live]")];
const state = document.querySelector("#live");
let answered = new Date();

async function refresh(part) {
  const answer = await fetch(part.dataset.live, { signal: AbortSignal.timeout(2000) });
  if (!answer.ok) throw new Error(String(answer.status));
  const html = await answer.text();
  // Left alone while nothing changed, so that a selection in it stays.
  if (html !== part.shown) part.innerHTML = html;
  part.shown = html;
}

async function refreshAll() {
  if (!document.hidden) {
    let stale = false;
    try {
      await Promise.all(living.map(refresh));
      answered = new Date();
    } catch {
      stale = true;
    }
    living.forEach((part) => part.classList.toggle("stale", stale));
    state.textContent = stale ? `The stage does not answer. This is how it was at ${answered.toLocaleTimeString()}.` : "";
  }
  setTimeout(refreshAll, 2000);
}
if (living.length) setTimeout(refreshAll, 2000);

// The way this very answer took, the edge's and the balancer's part included.
const order = ["edge", "balancer", "web", "cache", "sql", "content"];
const words = {
  edge: (what) => (what === "hit" ? "hit: had a copy, asked nobody" : what === "miss" ? "miss: asked on" : what),
  balancer: (web) => `chose ${web}`,
  cache: (what) => (what === "hit" ? "hit: found in memory" : what === "miss" ? "miss: not in memory" : what),
};

function stepOf({ name, description, duration }) {
  const item = document.createElement("li");
  item.dataset.part = name;
  item.classList.toggle("hit", description === "hit");
  for (const [tag, kind, text] of [
    ["b", "", name],
    ["span", "", words[name]?.(description) ?? description],
    ["span", "ms", `${duration} ms`],
  ]) {
    const line = document.createElement(tag);
    line.className = kind;
    line.textContent = text;
    item.append(line);
  }
  return item;
}

const way = document.querySelector("#way");
const visit = performance.getEntriesByType("navigation")[0];
const timing = visit?.serverTiming ?? [];
if (way && timing.length) {
  const place = (step) => (order.indexOf(step.name) + order.length + 1) % (order.length + 1);
  way.replaceChildren(...[...timing].sort((a, b) => place(a) - place(b)).map(stepOf));
  document.querySelector("#way-note").textContent =
    visit.deliveryType === "cache"
      ? "Shown from this browser's own copy, which once came this way. Milliseconds include all parts asked from there."
      : "From the Server-Timing header of this answer, outermost part first. Milliseconds include all parts asked from there.";
}

// Copying needs script, so only script shows the button.
const copy = document.querySelector("#copy");
if (copy && navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(new URL(copy.dataset.copy, location.href).href);
      copy.textContent = "Copied";
    } catch {
      copy.textContent = "Not allowed to copy";
    }
    setTimeout(() => (copy.textContent = "Copy link"), 2000);
  });
}
