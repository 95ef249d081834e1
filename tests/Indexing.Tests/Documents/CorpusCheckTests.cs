using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Search;

namespace GuidanceQa.Indexing.Tests.Documents;

/// <summary>Every fault of a corpus is reported, with its file, and not only the first.</summary>
public sealed class CorpusCheckTests : IDisposable
{
    private readonly TestCorpus _corpus = new();

    public void Dispose() => _corpus.Dispose();

    [Fact]
    public void All_faults_are_reported_at_once()
    {
        _corpus.With("a.md", "---\nid: same\n---\n# A\n\nA. [9]\n")
            .With("b.md", "---\nid: same\n---\n# B\n\n- B.\n  Refers to: nowhere\n")
            .With("c.md", [0x23, 0x20, 0xff, 0xfe])
            .With("d.md", "# D\n\n- Give 5 mg. {#x}\n  Plain: Give 6 mg.\n")
            .With("e.md", "# E\n\nSee [the other](other.md).\n");
        Directory.CreateDirectory(Path.Combine(_corpus.Folder, "vocabulary"));
        _corpus.With("vocabulary/v.yaml", "- preferred: x\n  class: colour\n- brands: [y]\n");

        var faults = Faults();

        Assert.Contains(faults, f => f is { Path: "a.md", Line: 6 });
        Assert.Contains(faults, f => f.Path == "b.md" && f.Found.Contains("same", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Path == "c.md" && f.Found.Contains("UTF-8", StringComparison.Ordinal));
        Assert.Contains(faults, f => f is { Path: "d.md", Line: 3 } && f.Found.Contains("5 mg", StringComparison.Ordinal));
        Assert.Contains(faults, f => f is { Path: "e.md", Line: 3 } && f.Found.Contains("other.md", StringComparison.Ordinal));
        Assert.Contains(faults, f => f is { Path: "vocabulary/v.yaml", Line: 2 });
        Assert.Contains(faults, f => f is { Path: "vocabulary/v.yaml", Line: 3 });
    }

    [Fact]
    public void A_kind_has_to_be_an_entry_of_its_own()
    {
        Directory.CreateDirectory(Path.Combine(_corpus.Folder, "vocabulary"));
        _corpus.With("a.md", "# A\n\n- A. {#x}\n").With("vocabulary/v.yaml", "- preferred: colza oil\n  is: [lamp oil]\n- preferred: paraffin\n  is: [lamp oils]\n- preferred: lamp oil\n");

        var fault = Assert.Single(Faults());

        Assert.Equal("vocabulary/v.yaml", fault.Path);
        Assert.Contains("lamp oils", fault.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_to_a_statement_that_two_documents_have_needs_the_documents_name()
    {
        _corpus.With("a.md", "# A\n\n- A. {#x}\n").With("b.md", "# B\n\n- B. {#x}\n").With("c.md", "# C\n\n- C.\n  Refers to: x\n- D.\n  Refers to: a#x\n");

        var fault = Assert.Single(Faults());

        Assert.Equal(("c.md", 3), (fault.Path, fault.Line));
        Assert.Contains("2 documents", fault.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_folder_and_a_missing_one_are_faults()
    {
        Assert.Contains("without a document", Assert.Single(Faults()).Found, StringComparison.Ordinal);
        Directory.Delete(_corpus.Folder);
        Assert.Contains("no such folder", Assert.Single(Faults()).Found, StringComparison.Ordinal);
        Directory.CreateDirectory(_corpus.Folder);
    }

    [Fact]
    public void A_document_of_fifty_megabytes_is_refused_by_its_size()
    {
        _corpus.With("ok.md", "# A\n\nA.\n").With("huge.md", "# Huge\n\n" + new string('a', 50_000_000));

        var fault = Assert.Single(Faults());

        Assert.Equal("huge.md", fault.Path);
        Assert.Contains("10,485,760", fault.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_out_of_the_folder_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        _corpus.With("a.md", "# A\n\nA.\n");
        File.CreateSymbolicLink(Path.Combine(_corpus.Folder, "passwd.md"), "/etc/passwd");

        Assert.Equal("passwd.md", Assert.Single(Faults()).Path);
    }

    [Fact]
    public void Files_without_a_reader_are_named_and_not_silently_skipped()
    {
        _corpus.With("a.md", "# A\n\nA.\n").With("b.pdf", "%PDF");
        List<CorpusFault> faults = [];

        var (folder, _) = CorpusReader.Check(_corpus.Folder, faults, null, TestContext.Current.CancellationToken);

        Assert.Empty(faults);
        Assert.Equal(["b.pdf"], folder.Ignored);
    }

    [Fact]
    public void Ten_thousand_nested_quotes_do_not_bring_the_reader_down()
    {
        _corpus.With("a.md", "# A\n\nA.\n\n" + new string('>', 10_000) + " deep\n");

        _ = Faults();
    }

    private List<CorpusFault> Faults()
    {
        List<CorpusFault> faults = [];
        CorpusReader.Check(_corpus.Folder, faults, null, TestContext.Current.CancellationToken);
        return faults;
    }
}
