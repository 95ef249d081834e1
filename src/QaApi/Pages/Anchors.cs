using System.Globalization;
using System.Text;

namespace GuidanceQa.QaApi.Pages;

/// <summary>Names the sections of one page, each with a name of its own.</summary>
internal sealed class Anchors
{
    private const int Longest = 60;

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public string For(string heading)
    {
        StringBuilder slug = new("section");
        foreach (var c in heading.Length > Longest ? heading[..Longest] : heading)
        {
            if (char.IsLetterOrDigit(c))
            {
                slug.Append(slug.Length == "section".Length ? "-" : "").Append(char.ToLowerInvariant(c));
            }
            else if (slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var name = slug.ToString().TrimEnd('-');
        var unique = name;
        for (var i = 2; !_taken.Add(unique); i++)
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{name}-{i}");
        }

        return unique;
    }
}
