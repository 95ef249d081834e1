using GuidanceQa.Eval.Formats;
using GuidanceQa.Eval.Gates;
using GuidanceQa.Eval.Running;
using GuidanceQa.Indexing.Search;

namespace GuidanceQa.Eval.Tests.Formats;

/// <summary>The numbers in the READMEs are those that were accepted, of the corpora and suites as they stand.</summary>
public sealed class ReadmeTests
{
    private static readonly RunOptions Options = new(Repository.Root, [], ["dev"], null, null);
    private static readonly Baseline Accepted = Baseline.Read(Path.Combine(Options.BaselinePath, Baseline.DevFile))!;

    [Fact]
    public void The_tables_are_made_of_the_accepted_results()
    {
        foreach (var (path, name, table) in ReadmeTables.Of(Repository.Root))
        {
            Assert.Equal(table, MarkedTable.Current(File.ReadAllText(path), name));
        }
    }

    [Fact]
    public async Task The_conversations_are_the_products()
    {
        var folder = Directory.CreateTempSubdirectory("eval-").FullName;
        try
        {
            using var index = IndexFolder.OpenOrBuild(Path.Combine(Repository.Root, "corpus"), folder, TimeProvider.System, null, TestContext.Current.CancellationToken);
            var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken);

            foreach (var (marker, text) in await Transcripts.OfAsync(Transcripts.PathIn(Repository.Root), index, TestContext.Current.CancellationToken))
            {
                Assert.True(text == MarkedTable.Current(readme, marker), $"The answers of \"{marker}\" have changed since the README was written: `eval transcripts`.");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_accepted_results_are_of_the_suites_as_they_stand() =>
        Assert.True(Accepted.Fingerprint.Suites == Hashes.OfSuites(Options.SuitesPath), "The suites have changed since the results were accepted: `eval run --all`, then `eval accept --reason …`.");

    [Theory]
    [InlineData("brain-tumours", "corpus")]
    [InlineData("harrow-cough", "eval/corpora/harrow-cough")]
    public void The_accepted_results_are_of_the_corpus_as_it_stands(string name, string corpus)
    {
        var folder = Directory.CreateTempSubdirectory("eval-").FullName;
        try
        {
            IndexBuilder.Build(Path.Combine(Repository.Root, corpus), folder, TimeProvider.System, (_, _) => { }, TestContext.Current.CancellationToken);
            using var index = SearchIndex.Open(folder);

            Assert.True(Accepted.Fingerprint.Corpora[name] == index.Manifest.Checksum, $"{corpus} has changed since the results were accepted: `eval run --all`, then `eval accept --reason …`.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
