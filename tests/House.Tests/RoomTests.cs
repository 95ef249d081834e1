using System.Text.RegularExpressions;

namespace GuidanceQa.House.Tests;

/// <summary>The flow is the order of the rooms: a room may use the rooms before it, never those after. Folder = namespace = room.</summary>
public sealed partial class RoomTests
{
    private static readonly string[] Order =
    [
        "GuidanceQa.Indexing.Documents",
        "GuidanceQa.Indexing.Vocabulary",
        "GuidanceQa.Indexing.Passages",
        "GuidanceQa.Indexing.Search",
        "GuidanceQa.QaApi.Models",
        "GuidanceQa.QaApi.Retrieval",
        "GuidanceQa.QaApi.Grounding",
        "GuidanceQa.QaApi.Answering",
        "GuidanceQa.QaApi.Conversations",
        "GuidanceQa.QaApi.Http",
        "GuidanceQa.QaApi.Pages",
    ];

    // A baseline is another system: it shares a library with the product, and nothing of the product's own.
    private const string Baselines = "eval/Baselines/";

    [Fact]
    public void A_room_uses_only_the_rooms_before_it()
    {
        List<string> breaches = [];
        foreach (var file in Repository.Sources("src"))
        {
            var code = Repository.CodeOf(file);
            var room = Array.FindIndex(Order, r => Declares(code, r));
            if (room < 0)
            {
                continue;
            }

            breaches.AddRange(Order.Skip(room + 1).Where(later => Names(code, later)).Select(later => $"{Repository.Relative(file)} uses {later}"));
        }

        Assert.Empty(breaches);
    }

    [Fact]
    public void Every_file_of_a_room_lies_in_the_folder_of_its_namespace()
    {
        List<string> breaches = [];
        foreach (var file in Repository.Sources("src"))
        {
            var declared = Namespace().Match(Repository.CodeOf(file));
            var folder = Path.GetDirectoryName(Repository.Relative(file))!.Replace('\\', '/');
            var expected = "GuidanceQa." + folder["src/".Length..].Replace('/', '.');
            if (declared.Success && declared.Groups[1].Value != expected)
            {
                breaches.Add($"{Repository.Relative(file)} declares {declared.Groups[1].Value}, expected {expected}");
            }
        }

        Assert.Empty(breaches);
    }

    [Theory]
    [InlineData("Lucene.Net", "src/Indexing/Search/")]
    [InlineData("Microsoft.SemanticKernel", "src/QaApi/Models/")]
    [InlineData("Microsoft.ML.OnnxRuntime", "src/QaApi/Models/")]
    [InlineData("Microsoft.Data.Sqlite", "src/QaApi/Conversations/")]
    [InlineData("Markdig", "src/Indexing/Documents/")]
    public void A_library_is_named_only_in_the_room_that_owns_it(string library, string room)
    {
        var strangers = Repository.Sources("src").Concat(Repository.Sources("eval"))
            .Where(f => !Repository.Relative(f).StartsWith(room, StringComparison.Ordinal) && !Repository.Relative(f).StartsWith(Baselines, StringComparison.Ordinal))
            .Where(f => Repository.CodeOf(f).Contains(library + ".", StringComparison.Ordinal) | Repository.CodeOf(f).Contains($"using {library};", StringComparison.Ordinal))
            .Select(Repository.Relative);

        Assert.Empty(strangers);
    }

    [Fact]
    public void AspNetCore_is_named_only_in_Http_in_Pages_and_the_program()
    {
        var strangers = Repository.Sources("src")
            .Where(f => Repository.CodeOf(f).Contains("Microsoft.AspNetCore", StringComparison.Ordinal))
            .Select(Repository.Relative)
            .Where(f => !f.StartsWith("src/QaApi/Http/", StringComparison.Ordinal) && !f.StartsWith("src/QaApi/Pages/", StringComparison.Ordinal) && f != "src/QaApi/Program.cs");

        Assert.Empty(strangers);
    }

    [Fact]
    public void Nothing_depends_on_the_evaluation() =>
        Assert.Empty(Repository.Sources("src").Where(f => Repository.CodeOf(f).Contains("GuidanceQa.Eval", StringComparison.Ordinal)).Select(Repository.Relative));

    [Theory]
    [InlineData("eval/Measures")]
    [InlineData("eval/Topics")]
    [InlineData("eval/Statistics")]
    [InlineData("eval/Baselines")]
    public void Judging_shares_no_code_with_what_proves_the_answers(string folder)
    {
        string[] prove = ["GuidanceQa.QaApi.Grounding", "ClaimVerifier", "AnswerWriter", "ExtractiveComposer", "EvidenceSelector"];
        var files = Repository.Sources(folder);

        Assert.NotEmpty(files);
        Assert.Empty(files.Where(f => prove.Any(name => Repository.CodeOf(f).Contains(name, StringComparison.Ordinal))).Select(Repository.Relative));
    }

    private static bool Declares(string code, string room) => Namespace().Match(code) is { Success: true } match && (match.Groups[1].Value == room || match.Groups[1].Value.StartsWith(room + ".", StringComparison.Ordinal));

    // By its whole name, or by the short form that C# allows inside the same project ("Search.Query" in a file of Documents).
    private static bool Names(string code, string room) => code.Contains($"using {room}", StringComparison.Ordinal) || code.Contains(room + ".", StringComparison.Ordinal);

    [GeneratedRegex(@"namespace ([A-Za-z.]+);", RegexOptions.NonBacktracking)]
    private static partial Regex Namespace();
}
