using GuidanceQa.Eval.Faults;
using GuidanceQa.Eval.Statistics;
using GuidanceQa.Eval.Systems;
using GuidanceQa.Eval.Topics;
using GuidanceQa.Indexing.Search;

namespace GuidanceQa.Eval.Tests.Faults;

/// <summary>The suite over an index of the invented corpus.</summary>
public sealed class FaultSuiteTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("guidanceqa-faults-").FullName;
    private readonly SearchIndex _index;

    public FaultSuiteTests() => _index = IndexFolder.OpenOrBuild(
        Path.Combine(Repository.Root, "eval", "corpora", "harrow-cough"), Path.Combine(_folder, "index"), TimeProvider.System, null, CancellationToken.None);

    public void Dispose()
    {
        _index.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_drug_becomes_another_of_the_vocabulary()
    {
        var faults = ConceptFaults.Drug("Give pelavorin.", _index.Lexicon, Seeded.From("s")).ToList();

        Assert.NotEmpty(faults);
        Assert.All(faults, fault => Assert.Contains(_index.Lexicon.Concepts, c => c.Class == "drug" && fault == $"Give {c.Preferred}." && c.Preferred != "pelavorin"));
    }

    [Fact]
    public void A_short_form_becomes_the_name_and_the_reverse()
    {
        Assert.Contains("Give pelavorin.", BenignRewrites.Abbreviation("Give PLV.", _index.Lexicon));
        Assert.Contains("Give PLV.", BenignRewrites.Abbreviation("Give pelavorin.", _index.Lexicon));
        Assert.Equal(["Give PLV.", "Give pelavorin."], BenignRewrites.Abbreviation("Give pelavorin (PLV).", _index.Lexicon));
    }

    [Fact]
    public void No_fault_is_what_its_sources_say_and_every_rewrite_differs()
    {
        FaultCases cases = new(_index, []);
        foreach (var kind in AlterationClasses.All.Where(k => k.Name != "verbatim"))
        {
            Assert.All(cases.Of(kind), c => Assert.DoesNotContain(c.Claim.Cited, cited => kind.IsBenign ? cited.Statement.Text == c.Claim.Text : Wording.IsSame(cited.Statement.Text, c.Claim.Text)));
        }
    }

    [Fact]
    public void A_swapped_citation_leaves_the_words_and_cites_what_does_not_restate_them()
    {
        var cases = new FaultCases(_index, []).Of(AlterationClasses.All.Single(k => k.Name == "citation-swapped"));

        Assert.NotEmpty(cases);
        Assert.All(cases, c =>
        {
            var cited = Assert.Single(c.Claim.Cited);
            Assert.Equal(_index.At(c.Ordinal).Statement.Text, c.Claim.Text);
            Assert.DoesNotContain(cited.Ordinal, _index.RefersTo(c.Ordinal).Concat(_index.ReferredBy(c.Ordinal)).Append(c.Ordinal));
        });
    }

    [Fact]
    public void Spliced_and_joined_sentences_are_of_one_passage_and_cite_both()
    {
        FaultCases cases = new(_index, []);
        foreach (var kind in AlterationClasses.All.Where(k => k.Name is "spliced" or "list-joined"))
        {
            Assert.NotEmpty(cases.Of(kind));
            Assert.All(cases.Of(kind), c => Assert.Single(c.Claim.Cited.Select(s => s.PassageId).Distinct(StringComparer.Ordinal)));
            Assert.All(cases.Of(kind), c => Assert.Equal(2, c.Claim.Cited.Count));
        }
    }

    [Fact]
    public void Cases_are_the_same_each_time_and_no_more_than_the_cap()
    {
        foreach (var kind in AlterationClasses.All)
        {
            var first = new FaultCases(_index, []).Of(kind);

            Assert.Equal(first.Select(Shown), new FaultCases(_index, []).Of(kind).Select(Shown));
            Assert.Equal(first.Count, first.Select(c => c.Id).Distinct(StringComparer.Ordinal).Count());
            Assert.DoesNotContain(first, c => c.Id.Any(char.IsWhiteSpace));
            Assert.InRange(first.Count, 0, FaultCases.Most);
        }
    }

    [Fact]
    public void Sentences_that_answer_a_question_come_first_and_others_fill_up()
    {
        var statement = Enumerable.Range(0, _index.StatementCount).Select(_index.At).First(s => s.Statement.IsEvidence && s.Statement.Text.Contains("6 mg/kg twice daily", StringComparison.Ordinal));
        var topic = Made.Topic() with { Judgements = [new Judgement("k", statement.Document.Id, statement.Statement.Start, statement.Statement.End, Judgement.Answers, "why")] };
        FaultCases cases = new(_index, [topic]);

        Assert.Equal(statement.Statement.QualifiedId, Assert.Single(cases.Gold).Statement.QualifiedId);
        var made = cases.Of(AlterationClasses.All.Single(k => k.Name == "digit"));
        Assert.Contains(made, c => c.Ordinal == statement.Ordinal);
        Assert.Equal(FaultCases.Enough, made.Count);
    }

    [Fact]
    public void The_verifier_refuses_every_fault_and_passes_what_is_verbatim()
    {
        var series = FaultSuite.Run("harrow-cough/faults", _index, [], null, TestContext.Current.CancellationToken);

        Assert.All(series.Where(s => s.Measure.StartsWith("Detection:", StringComparison.Ordinal)), s => Assert.Equal(1, s.Value));
        Assert.Equal(0, series.Single(s => s.Measure == "FalseAlarms:verbatim").Value);
    }

    [Theory]
    [InlineData("verifier-blind", 0)]
    [InlineData("verifier-deaf", 1)]
    public void A_damage_decides_instead_of_the_verifier(string damage, double refused) =>
        Assert.All(FaultSuite.Run("harrow-cough/faults", _index, [], Damages.Find(damage), TestContext.Current.CancellationToken), s => Assert.Equal(refused, s.Value));

    [Fact]
    public void Every_class_has_a_name_of_its_own_in_kebab_case()
    {
        Assert.Equal(AlterationClasses.All.Count, AlterationClasses.All.Select(k => k.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(AlterationClasses.All, k => Assert.All(k.Name, c => Assert.True(char.IsAsciiLetterLower(c) || c == '-')));
    }

    private static string Shown(FaultCase one) => $"{one.Id} {one.Claim.Text} {string.Join(' ', one.Claim.Cited.Select(s => s.Ordinal))}";
}
