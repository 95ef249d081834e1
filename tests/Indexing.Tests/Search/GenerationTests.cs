using System.Diagnostics;
using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Search;

namespace GuidanceQa.Indexing.Tests.Search;

/// <summary>At any moment the old generation or the new one is there, whole; a damaged one is never served.</summary>
public sealed class GenerationTests : IDisposable
{
    private const string Lamp = "# The lamp\n\n## Care\n\n- The lens should be wiped every morning.\n- Vinegar must not be used.\n";

    private readonly TestCorpus _corpus = new TestCorpus().With("lamp.md", Lamp).With("fog.md", "# The horn\n\nThe horn gives one blast every 90 s.\n");

    public void Dispose() => _corpus.Dispose();

    [Fact]
    public void Only_changed_documents_are_read_again_and_vanished_ones_are_dropped()
    {
        var first = Build();
        var unchanged = Build();
        _corpus.With("lamp.md", Lamp.Replace("morning", "evening", StringComparison.Ordinal)).With("new.md", "# New\n\nA sentence.\n");
        File.Delete(Path.Combine(_corpus.Folder, "fog.md"));
        var changed = Build();

        Assert.Equal((2, 0, 0), (first.Read, first.Kept, first.Dropped));
        Assert.True(unchanged.WasCurrent);
        Assert.Equal((2, 0, 1), (changed.Read, changed.Kept, changed.Dropped));
        using var index = SearchIndex.Open(_corpus.Index);
        Assert.Equal(["lamp", "new"], index.Documents.Select(d => d.Id));
        Assert.Contains("evening", index.FindDocument("lamp")!.Text, StringComparison.Ordinal);

        _corpus.With("more.md", "# More\n\nAnother sentence.\n");
        Assert.Equal((1, 2), (Build().Read, Build().Kept - 1));
    }

    [Fact]
    public void A_flipped_bit_in_any_file_is_noticed_at_opening()
    {
        Build();
        var files = Directory.EnumerateFiles(Assert.Single(Generations()), "*", SearchOption.AllDirectories).ToList();
        Assert.True(files.Count >= 4);
        foreach (var file in files)
        {
            var whole = File.ReadAllBytes(file);
            var damaged = whole.ToArray();
            damaged[damaged.Length / 2] ^= 0x10;
            File.WriteAllBytes(file, damaged);
            Assert.Throws<IndexDamagedException>(() => SearchIndex.Open(_corpus.Index));
            File.WriteAllBytes(file, whole);
        }

        SearchIndex.Open(_corpus.Index).Dispose();
    }

    [Fact]
    public void A_truncated_or_missing_file_is_noticed_at_opening()
    {
        Build();
        var store = Path.Combine(Generations()[0], "store.bin");
        File.WriteAllBytes(store, File.ReadAllBytes(store)[..100]);
        Assert.Throws<IndexDamagedException>(() => SearchIndex.Open(_corpus.Index));
        File.Delete(store);
        Assert.Throws<IndexDamagedException>(() => SearchIndex.Open(_corpus.Index));
    }

    [Fact]
    public void When_the_current_generation_is_damaged_the_one_before_it_is_served_with_a_warning()
    {
        Build();
        _corpus.With("lamp.md", Lamp.Replace("morning", "evening", StringComparison.Ordinal));
        Build();
        var current = Path.Combine(_corpus.Index, File.ReadAllText(Path.Combine(_corpus.Index, "current")));
        File.Delete(Path.Combine(current, "vocabulary.json"));

        using var index = SearchIndex.Open(_corpus.Index);

        Assert.NotNull(index.Warning);
        Assert.Contains("morning", index.FindDocument("lamp")!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Damage_is_mended_by_building_again()
    {
        Build();
        File.WriteAllBytes(Path.Combine(Generations()[0], "store.bin"), [1, 2, 3]);

        using var index = IndexFolder.OpenOrBuild(_corpus.Folder, _corpus.Index, TimeProvider.System, null, TestContext.Current.CancellationToken);

        Assert.Equal(2, index.Documents.Count);
    }

    [Fact]
    public void An_index_of_another_format_is_refused_in_a_sentence()
    {
        Build();
        var manifest = Path.Combine(Generations()[0], "manifest.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace($"\"format\":{IndexManifest.CurrentFormat}", "\"format\":99", StringComparison.Ordinal));

        var fault = Assert.Throws<IndexDamagedException>(() => SearchIndex.Open(_corpus.Index));

        Assert.Contains("format 99", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_index_it_is_said_how_to_make_one() =>
        Assert.Contains("build", Assert.Throws<IndexMissingException>(() => SearchIndex.Open(_corpus.Index)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_faulty_corpus_leaves_the_index_as_it_was()
    {
        Build();
        _corpus.With("broken.md", "---\nyear: soon\n---\n# T\n\nA.\n");

        Assert.Throws<CorpusFormatException>(() => Build());

        using var index = SearchIndex.Open(_corpus.Index);
        Assert.Equal(2, index.Documents.Count);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_named()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc takes no folder.");
        var fault = Assert.Throws<IndexUnwritableException>(() => IndexBuilder.Build(_corpus.Folder, "/proc/guidance-index", TimeProvider.System, null, TestContext.Current.CancellationToken));

        Assert.Contains("/proc/guidance-index", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_processes_cannot_build_at_once()
    {
        Build();
        using FileStream held = new(Path.Combine(_corpus.Index, "build.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        using var other = Start("build", _corpus.Folder, _corpus.Index);
        var error = await other.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await other.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, other.ExitCode);
        Assert.Contains("by another process", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_at_any_moment_of_a_build_a_whole_generation_is_left()
    {
        for (var i = 0; i < 60; i++)
        {
            _corpus.With($"d{i}.md", $"# Document {i}\n\n" + string.Join("\n", Enumerable.Range(0, 60).Select(n => $"- Statement {n} of document {i} gives {n} mg.")));
        }

        Build();
        Random random = new(7);
        for (var round = 0; round < 12; round++)
        {
            _corpus.With("lamp.md", $"{Lamp}- Round {round}.\n");
            using (var build = Start("build", _corpus.Folder, _corpus.Index))
            {
                await Task.Delay(random.Next(150, 1500), TestContext.Current.CancellationToken);
                build.Kill(entireProcessTree: true);
                await build.WaitForExitAsync(TestContext.Current.CancellationToken);
            }

            using var index = SearchIndex.Open(_corpus.Index);
            Assert.Equal(62, index.Documents.Count);
            Assert.Null(index.Warning);
        }

        Build();
        Assert.DoesNotContain(Directory.EnumerateDirectories(_corpus.Index), d => d.EndsWith(".tmp", StringComparison.Ordinal));
        Assert.True(Generations().Count <= 2);
    }

    private BuildReport Build() => IndexBuilder.Build(_corpus.Folder, _corpus.Index, TimeProvider.System, null, TestContext.Current.CancellationToken);

    private List<string> Generations() => [.. Directory.EnumerateDirectories(_corpus.Index, "gen-*")];

    private static Process Start(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "GuidanceQa.Indexing.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
