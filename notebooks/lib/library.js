// plotly.js, once in a page: the kernel puts its octets, packed with gzip and written in base64, in the place of OCTETS.
window.rnnkitPlotly ??= (async () => {
  const octets = Uint8Array.from(atob("OCTETS"), letter => letter.charCodeAt(0));
  const text = await new Response(new Blob([octets]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  const define = window.define;
  window.define = undefined; // a page's require.js must not take it for one of its own
  document.head.append(Object.assign(document.createElement("script"), { textContent: text }));
  window.define = define;
})();
