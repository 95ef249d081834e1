using GuidanceQa.Indexing.Documents;

namespace GuidanceQa.Indexing.Tests.Documents;

public sealed class MarkdownReaderTests
{
    private const string Front = "---\nreferences:\n  1: One\n  2: Two\n  3: Three\n---\n";

    [Fact]
    public void A_bullet_is_one_statement_without_its_markers_id_and_rendering()
    {
        var (document, faults) = TestCorpus.Read(Front + "# Title\n\n## Care\n\n- Give **5 mg** once daily. Then stop. [1, 3] {#dose}\n  Plain: Take 5 mg once daily. Then stop.\n");

        Assert.Empty(faults);
        var statement = Assert.Single(document!.Statements);
        Assert.Equal("Give 5 mg once daily. Then stop.", statement.Text);
        Assert.Equal("Take 5 mg once daily. Then stop.", statement.PlainText);
        Assert.Equal([1, 3], statement.Markers);
        Assert.Equal("dose", statement.Id);
        Assert.Equal(["Care"], statement.Path);
    }

    [Fact]
    public void Every_statement_is_an_exact_slice_of_the_canonical_text()
    {
        foreach (var name in new[] { "lamp-care.md", "fog-signal.md" })
        {
            var (document, faults) = TestCorpus.Read(File.ReadAllText(Path.Combine(TestCorpus.Shared("lighthouse"), name)));

            Assert.Empty(faults);
            Assert.All(document!.Statements, s => Assert.Equal(s.Text, document.Text[s.Start..s.End]));
            Assert.All(document.Statements.Zip(document.Statements.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
            Assert.All(document.Sections, s => Assert.StartsWith(s.Heading, document.Text[s.Start..s.End], StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_table_row_carries_its_headers()
    {
        var (document, _) = TestCorpus.Read("# T\n\n| Season | Oil | Plain |\n|---|---|---|\n| Winter | 5 l {#winter} | In winter 5 l |\n");

        var row = Assert.Single(document!.Statements);
        Assert.Equal("Season: Winter; Oil: 5 l", row.Text);
        Assert.Equal("winter", row.Id);
        Assert.Equal("In winter 5 l", row.PlainText);
        Assert.Equal(StatementShape.TableRow, row.Shape);
    }

    [Fact]
    public void The_canonical_text_has_no_markup_markers_or_ids()
    {
        var (document, _) = TestCorpus.Read(Front + "# A *title*\n\nSome `code` and [a link](https://example.org) &amp; more. [2] {#x}\n");

        Assert.Equal("A title\n\nSome code and a link & more.", document!.Text);
    }

    [Fact]
    public void The_canonical_text_is_composed_and_has_one_kind_of_line_end()
    {
        var (document, _) = TestCorpus.Read("# T\r\n\r\nMe\u0301nie\u0300re\u2019s disease.\r\n");

        Assert.Equal("T\n\nM\u00e9ni\u00e8re\u2019s disease.", document!.Text);
    }

    [Fact]
    public void An_id_derived_from_the_words_survives_an_edit_elsewhere_in_the_file()
    {
        var before = TestCorpus.Read("# T\n\n- The first.\n- The second one.\n").Document!;
        var after = TestCorpus.Read("# T\n\n- Something new above.\n- The second one!\n- The first.\n").Document!;

        Assert.Equal(before.Statements[1].Id, after.Statements[1].Id);
        Assert.Equal(before.Statements[0].Id, after.Statements[2].Id);
    }

    [Fact]
    public void Front_matter_is_optional()
    {
        var (document, faults) = TestCorpus.Read("# The heading\n\nA sentence.\n");

        Assert.Empty(faults);
        Assert.Equal(("doc", "The heading", "guidance"), (document!.Id, document.Title, document.Kind));
    }

    [Theory]
    [InlineData("references/x.md", "reference")]
    [InlineData("comparisons/x.md", "comparison")]
    [InlineData("guidance/x.md", "guidance")]
    [InlineData("other/x.md", "guidance")]
    public void The_kind_is_the_folders_where_the_front_matter_names_none(string path, string kind) => Assert.Equal(kind, DocumentKinds.OfPath(path));

    [Theory]
    [InlineData("---\ntitle: [\n---\n# T\n\nA.\n", 3)]
    [InlineData("---\ntitle: T\n# never closed\n", 1)]
    [InlineData("---\ntitel: T\n---\n# T\n\nA.\n", 2)]
    [InlineData("---\ntitle: T\nyear: soon\n---\n# T\n\nA.\n", 3)]
    [InlineData("---\nlastUpdated: 1/2/2024\n---\n# T\n\nA.\n", 2)]
    [InlineData("---\nkind: opinion\n---\n# T\n\nA.\n", 2)]
    [InlineData("# T\n\nA. [7]\n", 3)]
    [InlineData("# T\n\n- A. {#x}\n- B. {#x}\n", 4)]
    [InlineData("# T\n\n- A. {#x y}\n- See [there](#nowhere).\n", 4)]
    [InlineData("# T\n\n- A. {#x!}\n", 3)]
    [InlineData("# T\n\n<div>lost</div>\n\nA.\n", 3)]
    [InlineData("# T\n\nOne. Two.\nPlain: Which?\n", 3)]
    [InlineData("# T\n\n- A.\n  Verdict: perhaps\n", 3)]
    [InlineData("# T\n", 0)]
    public void A_fault_names_its_line(string markdown, int line)
    {
        var (_, faults) = TestCorpus.Read(markdown);

        Assert.Contains(faults, f => f.Line == line && f.Path == "doc.md" && f.Found.Length > 0 && f.Expected.Length > 0);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_a_fault_with_their_line()
    {
        List<CorpusFault> faults = [];

        var document = MarkdownReader.Read(new SourceFile("doc.md", new byte[] { 0x23, 0x20, 0x54, 0x0a, 0x0a, 0x41, 0xc3, 0x28 }, "0"), faults);

        Assert.Null(document);
        Assert.Equal(3, Assert.Single(faults).Line);
    }

    [Fact]
    public void A_statement_may_be_kept_out_of_answers()
    {
        var (document, _) = TestCorpus.Read("# T\n\n- The best guide there is!\n  Evidence: no\n");

        Assert.False(Assert.Single(document!.Statements).IsEvidence);
    }
}
