using System.Globalization;
using GuidanceQa.Indexing.Vocabulary;
using GuidanceQa.QaApi.Models;

namespace GuidanceQa.QaApi.Retrieval;

/// <summary>
/// Lets a model propose how a follow-up reads alone. The proposal is used only if it says nothing that the conversation does not: no name, number, negation or word of content of its own, and nothing of the question's lost. Else, and
/// whenever the model fails, the deterministic reading stands alone.
/// </summary>
internal sealed class QuestionProposer(ChatModel model, Lexicon lexicon)
{
    private const int Longest = 500;

    // As far back as a deterministic reading reaches.
    private const int MostEarlier = 6;

    private static readonly PromptFile Prompt = PromptFile.Embedded(typeof(QuestionProposer).Assembly, "standalone", "earlier", "question");

    private static readonly OutputSchema Form = new("standalone", "questions", PromptFile.TextOf(typeof(QuestionProposer).Assembly, "standalone.schema.json"));

    /// <summary>Everything that decides what is proposed, for the receipt.</summary>
    public string Fingerprint => $"interpretation={model.Fingerprint} {Prompt.Version}";

    /// <param name="history">Earlier questions, oldest first.</param>
    /// <returns>The proposal, or null where there is none that may be used.</returns>
    public async Task<string?> ProposeAsync(string question, IReadOnlyList<Exchange> history, CancellationToken cancel)
    {
        List<string> earlier = [.. history.TakeLast(MostEarlier).Select(h => h.Question)];
        Dictionary<string, string> values = new(StringComparer.Ordinal)
        {
            ["earlier"] = string.Join('\n', earlier.Select(e => $"Earlier: {PromptFile.Quoted(e)}")),
            ["question"] = PromptFile.Quoted(question),
        };
        try
        {
            ItemReader reader = new(Form);
            string? proposal = null;
            await foreach (var piece in model.WriteAsync(Prompt.With(values), Form, model.NewBudget(), cancel))
            {
                foreach (var item in reader.Take(piece))
                {
                    proposal ??= item.GetProperty("text").GetString()?.Trim();
                }
            }

            reader.End();
            return proposal is not null && proposal != question && MayStandFor(proposal, question, earlier, lexicon) ? proposal : null;
        }
        catch (ModelException)
        {
            // The model's health tells of it; the reader loses nothing.
            return null;
        }
    }

    /// <summary>Does the proposal hold all of the question, and nothing that the conversation does not?</summary>
    internal static bool MayStandFor(string proposal, string question, IReadOnlyList<string> earlier, Lexicon lexicon)
    {
        if (proposal.Length is 0 or > Longest || proposal.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format))
        {
            return false;
        }

        var (proposed, asked, before) = (ThingsOf(proposal, lexicon), ThingsOf(question, lexicon), earlier.Select(e => ThingsOf(e, lexicon)).ToList());
        return asked.Names.IsSubsetOf(proposed.Names) && asked.Numbers.IsSubsetOf(proposed.Numbers) && asked.Content.IsSubsetOf(proposed.Words) && asked.Negations == proposed.Negations
            && proposed.Names.All(n => asked.Names.Contains(n) || before.Exists(b => b.Names.Contains(n)))
            && proposed.Numbers.All(n => asked.Numbers.Contains(n) || before.Exists(b => b.Numbers.Contains(n)))
            && proposed.Words.All(w => asked.Words.Contains(w) || before.Exists(b => b.Words.Contains(w)));
    }

    // Of the question, words of grammar and words by which people ask may go; into the proposal, only words of grammar may come, and none that changes what is said.
    private static (HashSet<string> Names, HashSet<string> Numbers, HashSet<string> Words, HashSet<string> Content, int Negations) ThingsOf(string text, Lexicon lexicon)
    {
        var analysed = lexicon.Analyse(text, isQuestion: true);
        var words = analysed.Tokens.Where(t => !lexicon.English.IsFunctionWord(t.Term) || lexicon.English.IsNeverDropped(t.Term)).ToList();

        return (
            [.. analysed.Mentions.Select(m => m.Concept.Key)],
            [.. QuantityReader.Read(text).Select(q => string.Create(CultureInfo.InvariantCulture, $"{q.Comparator}{q.Low}-{q.High} {q.Unit} {q.Schedule}"))],
            [.. words.Select(w => lexicon.Normal(w.Term))],
            [.. words.Where(w => !lexicon.English.IsScaffold(w.Term)).Select(w => lexicon.Normal(w.Term))],
            PolarityReader.Read(text).Count);
    }
}
