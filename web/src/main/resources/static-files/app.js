"use strict";

// The picture lives: it is fetched again every two seconds while the page is looked at.
const picture = document.querySelector("#picture[data-live]");
if (picture) {
  setInterval(async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch("/topology/picture", { signal: AbortSignal.timeout(2000) });
      if (answer.ok) picture.innerHTML = await answer.text();
    } catch {
      picture.querySelectorAll(".part:not(.visitor)").forEach((part) => part.classList.add("starting"));
    }
  }, 2000);
}

// The way this very answer took, the edge's and the balancer's part included.
const way = document.querySelector("#way");
const timing = performance.getEntriesByType("navigation")[0]?.serverTiming ?? [];
if (way && timing.length) {
  const order = ["edge", "balancer", "web", "cache", "sql", "content"];
  const place = (step) => (order.indexOf(step.name) + order.length + 1) % (order.length + 1);
  way.replaceChildren(
    ...[...timing].sort((a, b) => place(a) - place(b)).map((step) => {
      const item = document.createElement("li");
      item.dataset.part = step.name;
      const name = document.createElement("b");
      name.textContent = step.name;
      const detail = document.createElement("span");
      detail.textContent = ` ${step.description} `;
      const ms = document.createElement("span");
      ms.className = "ms";
      ms.textContent = `${step.duration} ms`;
      item.append(name, detail, ms);
      return item;
    }),
  );
}
