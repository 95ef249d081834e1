// Remembers on this device which readers' words were chosen. Runs before the page is drawn, so that no other words are seen first.
(() => {
  const KEY = "guidance-audience";
  const { audience, audiences } = document.documentElement.dataset;
  const here = new URL(location.href);
  if (!audience) return;
  try {
    if (here.searchParams.has("audience")) {
      localStorage.setItem(KEY, audience);
      return;
    }

    const kept = localStorage.getItem(KEY);
    if (kept !== null && kept !== audience && audiences.split(" ").includes(kept)) {
      here.searchParams.set("audience", kept);
      location.replace(here);
    }
  } catch {
    // The browser keeps nothing for this site: the choice holds for this page.
  }
})();
