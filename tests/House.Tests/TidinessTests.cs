using System.Text.Json;
using System.Text.RegularExpressions;

namespace GuidanceQa.House.Tests;

public sealed partial class TidinessTests
{
    private const int LongestFile = 400;

    [Fact]
    public void No_file_is_longer_than_four_hundred_lines() =>
        Assert.Empty(new[] { "src", "eval", "tests" }.SelectMany(Repository.Sources).Where(f => File.ReadAllLines(f).Length >= LongestFile).Select(Repository.Relative));

    [Fact]
    public void A_suppressed_warning_has_its_reason_beside_it() =>
        Assert.Empty(new[] { "src", "eval", "tests" }.SelectMany(Repository.Sources)
            .Where(f => !f.EndsWith("TidinessTests.cs", StringComparison.Ordinal))
            .SelectMany(f => File.ReadAllLines(f).Select((line, i) => (line, place: $"{Repository.Relative(f)}:{i + 1}")))
            .Where(l => l.line.Contains("#pragma warning disable", StringComparison.Ordinal) && !l.line.Contains("//", StringComparison.Ordinal))
            .Select(l => l.place));

    [Fact]
    public void The_shipped_corpus_is_named_nowhere_in_product_code()
    {
        // Every concept of the shipped vocabulary that is a drug or a disease, and what makes this corpus this corpus.
        string[] subjects = ["dexamethasone", "temozolomide", "glioblastoma", "glioma", "metastas", "brain tumo", "bevacizumab", "lomustine", "melanoma"];
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith("appsettings.json", StringComparison.Ordinal))
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

        Assert.DoesNotContain(files, f => subjects.Any(s => File.ReadAllText(f).Contains(s, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void No_log_template_holds_text_of_a_question_or_an_answer()
    {
        string[] forbidden = ["{Question", "{Answer}", "{Text", "{Quote", "{Evidence", "{StandaloneQuestion"];

        Assert.Empty(Repository.Sources("src").Where(f => LogTemplate().Matches(File.ReadAllText(f)).Any(m => forbidden.Any(name => m.Value.Contains(name, StringComparison.OrdinalIgnoreCase)))).Select(Repository.Relative));
    }

    [Fact]
    public void Links_in_the_READMEs_lead_somewhere()
    {
        List<string> broken = [];
        foreach (var readme in new[] { "README.md", "corpus/README.md", "eval/README.md", "CHANGELOG.md" })
        {
            var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, readme))!;
            broken.AddRange(MarkdownLink().Matches(File.ReadAllText(Path.Combine(Repository.Root, readme)))
                .Select(m => m.Groups[1].Value)
                .Where(target => !target.Contains(':', StringComparison.Ordinal) && !target.StartsWith('#'))
                .Where(target => !Path.Exists(Path.Combine(folder, target.Split('#')[0])))
                .Select(target => $"{readme}: {target}"));
        }

        Assert.Empty(broken);
    }

    [Fact]
    public void Every_setting_of_appsettings_is_documented_in_the_README()
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", "QaApi", "appsettings.json")));
        string[] notOurs = ["Serilog", "AllowedHosts", "Logging", "Urls", "Kestrel"];
        var ours = settings.RootElement.EnumerateObject().Where(s => !notOurs.Contains(s.Name, StringComparer.Ordinal)).ToList();

        Assert.NotEmpty(ours);
        Assert.DoesNotContain(ours.SelectMany(s => s.Value.EnumerateObject().Select(p => $"`{s.Name}:{p.Name}`")), option => !Repository.Readme.Contains(option, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"LoggerMessage\([^)]*\)", RegexOptions.NonBacktracking)]
    private static partial Regex LogTemplate();

    [GeneratedRegex(@"\]\(([^)\s]+)\)", RegexOptions.NonBacktracking)]
    private static partial Regex MarkdownLink();
}
