using System.Text;

namespace GuidanceQa.Eval.Topics;

/// <summary>One quote that judgements speak of.</summary>
/// <param name="Prefix">Up to 32 characters before it, which tell two equal quotes of one document apart.</param>
/// <param name="Suffix">Up to 32 characters after it.</param>
internal sealed record BankedQuote(string Key, string DocumentId, string Quote, string Prefix, string Suffix);

/// <summary>
/// The quotes of a suite by name. A judgement rests on document and quote, never on a span or a statement: neither splitting a document otherwise nor an edit elsewhere in it voids one.
/// Spans are derived when the suite is run.
/// </summary>
internal sealed class QuoteBank
{
    /// <summary>How much of the text on either side is kept with a quote.</summary>
    public const int ContextCharacters = 32;

    private readonly SortedDictionary<string, BankedQuote> _quotes = new(StringComparer.Ordinal);

    public IEnumerable<BankedQuote> All => _quotes.Values;

    public static QuoteBank Read(string path)
    {
        QuoteBank bank = new();
        foreach (var (key, entry) in Yaml.Read<Dictionary<string, QuoteEntry>>(path))
        {
            bank._quotes[key] = new BankedQuote(key, entry.Document, entry.Quote, entry.Prefix, entry.Suffix);
        }

        return bank;
    }

    /// <summary>A bank that holds every statement of a corpus under its id: where judges begin.</summary>
    public static QuoteBank Of(CorpusText corpus)
    {
        QuoteBank bank = new();
        var repeated = corpus.Statements.GroupBy(s => LocalId(s), StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var statement in corpus.Statements)
        {
            var text = corpus.FindDocument(statement.DocumentId)!.Text;
            var key = repeated.Contains(LocalId(statement)) ? statement.Id : LocalId(statement);
            bank._quotes[key] = new BankedQuote(
                key,
                statement.DocumentId,
                statement.Text,
                text[Math.Max(0, statement.Start - ContextCharacters)..statement.Start],
                text[statement.End..Math.Min(text.Length, statement.End + ContextCharacters)]);
        }

        return bank;
    }

    /// <summary>Adds the quotes of <paramref name="other"/> that this bank does not have; what it has stays as it was judged.</summary>
    public int AddMissing(QuoteBank other)
    {
        var before = _quotes.Count;
        foreach (var quote in other.All)
        {
            _quotes.TryAdd(quote.Key, quote);
        }

        return _quotes.Count - before;
    }

    /// <summary>The quotes that a judge's key names: one, or with <c>.*</c> at its end all whose key begins so. Empty: no such key.</summary>
    public IReadOnlyList<BankedQuote> Find(string key) => key.EndsWith(".*", StringComparison.Ordinal)
        ? [.. _quotes.Values.Where(q => q.Key.StartsWith(key[..^1], StringComparison.Ordinal))]
        : _quotes.TryGetValue(key, out var quote) ? [quote] : [];

    /// <summary>Where a quote stands, or why it cannot be said: it must be found exactly once, by itself or with its surroundings.</summary>
    public static (int Start, string? Fault) Locate(BankedQuote quote, CorpusText corpus)
    {
        if (corpus.FindDocument(quote.DocumentId) is not { } document)
        {
            return (-1, $"quote {quote.Key}: there is no document {quote.DocumentId}");
        }

        List<int> places = [];
        for (var at = document.Text.IndexOf(quote.Quote, StringComparison.Ordinal); at >= 0; at = document.Text.IndexOf(quote.Quote, at + 1, StringComparison.Ordinal))
        {
            places.Add(at);
        }

        var exact = places.Count <= 1 ? places : [.. places.Where(at => Surrounds(document.Text, at, quote))];
        return exact.Count == 1 ? (exact[0], null) : (-1, $"quote {quote.Key}: found {exact.Count} times in {quote.DocumentId}; expected exactly once: “{quote.Quote}”");
    }

    public string ToYaml()
    {
        StringBuilder text = new("# The quotes that judgements speak of, by name, each with what stands around it. Written by `eval quotes`; edit a quote here when its source is reworded and still says the same.\n");
        foreach (var quote in _quotes.Values)
        {
            text.Append(Yaml.Quoted(quote.Key)).Append(":\n")
                .Append("  document: ").Append(Yaml.Quoted(quote.DocumentId)).Append('\n')
                .Append("  quote: ").Append(Yaml.Quoted(quote.Quote)).Append('\n')
                .Append("  prefix: ").Append(Yaml.Quoted(quote.Prefix)).Append('\n')
                .Append("  suffix: ").Append(Yaml.Quoted(quote.Suffix)).Append('\n');
        }

        return text.ToString();
    }

    private static bool Surrounds(string text, int at, BankedQuote quote) =>
        text.AsSpan(0, at).EndsWith(quote.Prefix, StringComparison.Ordinal) && text.AsSpan(at + quote.Quote.Length).StartsWith(quote.Suffix, StringComparison.Ordinal);

    private static string LocalId(SourceStatement statement) => statement.Id[(statement.DocumentId.Length + 1)..];
}

/// <summary>A quote as it stands in the file.</summary>
internal sealed class QuoteEntry
{
    public required string Document { get; set; }

    public required string Quote { get; set; }

    public required string Prefix { get; set; }

    public required string Suffix { get; set; }
}
