using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Answering;

/// <summary>Questions made from the corpus itself, run before the first reader comes: compiling the code they touch takes longer than answering a thousand of them.</summary>
public static class WarmUp
{
    /// <summary>One of each kind of identifier, for the rules that mask them.</summary>
    public const string Identified = "Jane Smith, DOB 12/03/1965, MRN 1234567, NHS number 943 476 5919, jane@example.org, call me on 07700 900123 or +44 20 7946 0958, 12 Acacia Avenue, SW1A 1AA";

    private const int Most = 300;

    /// <summary>Questions over headings and statements, spread over the whole corpus; the same for the same corpus.</summary>
    public static IReadOnlyList<Ask> Questions(SearchIndex index)
    {
        string[] forms = ["What does the guidance say about {0}?", "How much {0}?", "Is {0} recommended?", "When is {0} due?", "{0}"];
        List<Ask> asks = [];
        var step = Math.Max(1, index.StatementCount / Most);
        for (var ordinal = 0; ordinal < index.StatementCount; ordinal += step)
        {
            var words = index.At(ordinal).Statement.Text.Split(' ');
            var topic = string.Join(' ', words.Skip(asks.Count % 3).Take(4 + (asks.Count % 5)));
            var question = string.Format(System.Globalization.CultureInfo.InvariantCulture, forms[asks.Count % forms.Length], topic);
            IReadOnlyList<Exchange> history = asks.Count > 0 && asks.Count % 4 == 0 ? [new Exchange(null, asks[^1].Question)] : [];
            asks.Add(new Ask(question, Audiences.All[asks.Count % Audiences.All.Count], true, asks.Count % 2 == 0 ? "full" : "brief", Filters.None, history));
        }

        return asks;
    }
}
