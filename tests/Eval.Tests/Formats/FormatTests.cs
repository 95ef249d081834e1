using System.Xml.Linq;
using GuidanceQa.Eval.Commands;
using GuidanceQa.Eval.Formats;
using GuidanceQa.Eval.Gates;
using GuidanceQa.Eval.Running;
using GuidanceQa.Eval.Systems;
using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Tests.Formats;

public sealed class FormatTests
{
    private static readonly RunResults Results = new(
        new Fingerprint(new(StringComparer.Ordinal) { ["s"] = "sha256:0" }, "sha256:1", "c", "b"),
        null,
        ["dev"],
        [Of("guidanceqa", 0.5), Of("bm25-last-turn", 0.25), Of("guidanceqa", 0.4) with { Slice = "form=typo", N = 9 }],
        [],
        [new GateResult("s/questions/VitalNuggetRecall", GateCheck.Failed, "0.5, at least 0.6"), new GateResult("s/questions/critical/t", GateCheck.KnownFailure, "falls short"), new GateResult("s/questions/RR", GateCheck.Passed, "1")],
        [new ShownAnswer("s/questions", "dev", "t", "dose", "patient", [], "<script>alert(1)</script>", "answered", "answered", [new ShownBlock("lead", "a & b", "doc#a", null)], [new ShownQuote("a", "doc", "the quote", "before ", " after", 2, "the dose", false, null)], ["not said: dose"], 0.2)],
        [new ShownCurve("s/abstention", "dev", "guidanceqa", 0.5, [0.5, 1], [0, 0.25])]);

    [Fact]
    public void A_run_file_has_six_columns_and_falling_scores()
    {
        RankedRun run = new("s/questions", "guidanceqa", [("t1", [new Hit("d#a", "d", 0, 1, 2.5), new Hit("d#b", "d", 1, 2, 2.5)])]);

        Assert.Equal("t1 Q0 d#a 1 2.500000 guidanceqa\nt1 Q0 d#b 2 2.499999 guidanceqa\n", TrecFiles.Run(run));
    }

    [Fact]
    public void A_run_file_that_is_read_has_the_order_it_was_written_in()
    {
        RankedRun run = new("s", "x", [("t1", [new Hit("b", "b", 0, 1, 1), new Hit("a", "a", 0, 1, 1), new Hit("c", "c", 0, 1, 1)])]);
        var path = Path.GetTempFileName();
        File.WriteAllText(path, TrecFiles.Run(run));

        Assert.Equal(["b", "a", "c"], TrecFiles.ReadRun(path)["t1"].Select(h => h.StatementId));
        File.Delete(path);
    }

    [Theory]
    [InlineData("q1 0 d1 1\nq1 0 d2 0\n")]
    [InlineData("query-id\tcorpus-id\tscore\nq1\td1\t1\nq1\td2\t0\n")]
    public void Qrels_of_both_fields_are_read(string text)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, text);

        Assert.Equal([("q1", "d1", 1), ("q1", "d2", 0)], TrecFiles.ReadQrels(path));
        File.Delete(path);
    }

    [Fact]
    public void A_qrel_that_cannot_be_read_is_told_with_its_line()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "q1 0 d1 1\nq1 0 d2 much\n");

        Assert.Contains($"{path}:2: found `q1 0 d2 much`; expected", Assert.Throws<SuiteFormatException>(() => TrecFiles.ReadQrels(path)).Message, StringComparison.Ordinal);
        File.Delete(path);
    }

    [Fact]
    public void JUnit_has_a_case_a_gate_and_skips_what_is_known()
    {
        var suites = XDocument.Parse(JUnitFile.Of(Results)).Root!;

        Assert.Equal("3", suites.Attribute("tests")!.Value);
        Assert.Equal("1", suites.Attribute("failures")!.Value);
        Assert.Equal("1", suites.Attribute("skipped")!.Value);
        Assert.Equal("critical/t", suites.Descendants("testcase").Single(c => c.Element("skipped") is not null).Attribute("name")!.Value);
    }

    [Fact]
    public void The_page_needs_no_network_and_shows_whatever_is_asked_as_text()
    {
        var page = HtmlReport.Of(Results, [], null);

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http://", page.Replace("http://www.w3.org", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("<mark>the quote</mark>", page, StringComparison.Ordinal);
        Assert.True(page.Split("<svg").Length > 3);
    }

    [Fact]
    public void The_same_results_give_the_same_page() => Assert.Equal(HtmlReport.Of(Results, [], null), HtmlReport.Of(Results, [], null));

    [Fact]
    public void The_report_can_be_made_anew_from_the_files()
    {
        var folder = Directory.CreateTempSubdirectory("report-").FullName;
        ResultFiles.Write(folder, Results, new RunArtefacts([], [], []), [], null);
        var page = File.ReadAllText(Path.Combine(folder, ResultFiles.ReportHtml));

        Assert.Equal(page, HtmlReport.Of(ResultFiles.Read(folder), [], null));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Questions_of_people_go_into_the_quarantine_once()
    {
        var quarantine = Path.Combine(Directory.CreateTempSubdirectory("quarantine-").FullName, "quarantine.jsonl");
        string[] lines = ["""{"question": "How much?", "verdict": "down", "reasons": ["incomplete"]}""", "", """{"question": "And then?", "history": ["How much?"]}"""];

        Assert.Equal((2, 0), AddCommand.Add(quarantine, "in.jsonl", lines));
        Assert.Equal((0, 2), AddCommand.Add(quarantine, "in.jsonl", lines));
        Assert.Contains("in.jsonl:2: found", Assert.Throws<SuiteFormatException>(() => AddCommand.Add(quarantine, "in.jsonl", ["""{"question": "Q"}""", """{"text": "Q"}"""])).Message, StringComparison.Ordinal);
        Assert.Equal(2, File.ReadAllLines(quarantine).Length);
    }

    [Fact]
    public void What_the_server_reports_is_what_the_quarantine_takes()
    {
        var quarantine = Path.Combine(Directory.CreateTempSubdirectory("quarantine-").FullName, "quarantine.jsonl");
        string[] lines =
        [
            new QaApi.Conversations.ReportedQuestion("How “much”?", ["Why?"], "patient", "partial", "down", ["incomplete"]).ToLine(),
            new QaApi.Conversations.ReportedQuestion("How much?", null, "patient", "not_covered", null, null).ToLine(),
        ];

        Assert.Equal((2, 0), AddCommand.Add(quarantine, "questions.jsonl", lines));
        Assert.Equal(lines, File.ReadAllLines(quarantine));
    }

    private static Series Of(string system, double value) => new("s/questions", "dev", system, "VitalNuggetRecall", null, value, value - 0.1, value + 0.1, 20, new(StringComparer.Ordinal) { ["t"] = value });
}
