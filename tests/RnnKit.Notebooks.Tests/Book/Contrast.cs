namespace RnnKit.Notebooks.Tests.Book;

/// <summary>A script for a page: lists the texts whose contrast to what lies behind them is below 4.5 : 1 (WCAG 2.2 AA).</summary>
internal static class Contrast
{
    public const string Script = """
        () => {
          const channels = (color) => {
            const canvas = document.createElement('canvas');
            canvas.width = canvas.height = 1;
            const context = canvas.getContext('2d', { willReadFrequently: true });
            context.fillStyle = color;
            context.fillRect(0, 0, 1, 1);
            const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
            return [r, g, b, a / 255];
          };
          const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
          const behind = (element) => {
            const layers = [];
            for (let e = element; e; e = e.parentElement) layers.push(channels(getComputedStyle(e).backgroundColor));
            return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255, 1]);
          };
          const luminance = ([r, g, b]) => [r, g, b]
            .map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
            .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
          const faint = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const text = walker.currentNode.textContent.trim();
            const element = walker.currentNode.parentElement;
            const style = getComputedStyle(element);
            if (!text || element.closest('script, noscript, .katex-mathml, .copy, .anchor, .annotation') || !element.checkVisibility()) continue;
            const ground = behind(element);
            const ink = over(channels(element instanceof SVGElement ? style.fill : style.color), ground);
            const [light, dark] = [luminance(ink), luminance(ground)].sort((a, b) => b - a);
            const ratio = (light + 0.05) / (dark + 0.05);
            if (ratio < 4.5) faint.push(`${ratio.toFixed(2)} : 1 for '${text.slice(0, 40)}' in ${element.tagName} ${element.className}`);
          }
          return faint;
        }
        """;
}
