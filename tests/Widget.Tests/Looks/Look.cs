using Microsoft.Playwright;

namespace GuidanceQa.Widget.Tests.Looks;

/// <summary>One way to look at a page.</summary>
/// <param name="Width">Of the window, in CSS pixels.</param>
public sealed record Look(string Name, int Width, ColorScheme Scheme, bool IsForced = false)
{
    private const int Height = 900;

    /// <summary>Narrow as a phone at 400 % zoom, a tablet, a desk; light and dark.</summary>
    public static IReadOnlyList<Look> All { get; } =
    [
        new("320-light", 320, ColorScheme.Light), new("320-dark", 320, ColorScheme.Dark),
        new("768-light", 768, ColorScheme.Light), new("768-dark", 768, ColorScheme.Dark),
        new("1440-light", 1440, ColorScheme.Light), new("1440-dark", 1440, ColorScheme.Dark),
    ];

    /// <summary>Where contrast and order can differ; widths between these change nothing for axe.</summary>
    public static IReadOnlyList<Look> ForAxe { get; } =
        [new("320-light", 320, ColorScheme.Light), new("1440-dark", 1440, ColorScheme.Dark), new("1440-forced", 1440, ColorScheme.Light, IsForced: true)];

    public async Task ApplyAsync(IPage page, string? at = null)
    {
        await page.SetViewportSizeAsync(Width, Height);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = Scheme, ForcedColors = IsForced ? ForcedColors.Active : ForcedColors.None, ReducedMotion = ReducedMotion.Reduce });
        if (at is not null)
        {
            await page.Locator(at).First.ScrollIntoViewIfNeededAsync();
        }
    }
}
