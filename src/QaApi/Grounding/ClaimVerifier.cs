using GuidanceQa.Indexing.Search;

namespace GuidanceQa.QaApi.Grounding;

/// <summary>May this sentence be shown? Only when its words are the cited statement's, or that statement's checked plain rendering, and every quote is where the citation says. Fails closed.</summary>
public sealed class ClaimVerifier(SearchIndex index)
{
    /// <summary>Null when the claim may be shown, else why not.</summary>
    public string? Fault(Claim claim)
    {
        if (claim.Evidence.Count == 0)
        {
            return "no_citation";
        }

        foreach (var evidence in claim.Evidence)
        {
            // Read again from the document as it is served, not from what the pipeline carried here.
            var text = index.FindDocument(evidence.DocumentId)?.Text;
            if (text is null || evidence.Start < 0 || evidence.End > text.Length || evidence.Start >= evidence.End
                || !text.AsSpan(evidence.Start, evidence.End - evidence.Start).SequenceEqual(evidence.Quote))
            {
                return "quote_not_found";
            }
        }

        var source = claim.Evidence[0].Source.Statement;
        var shown = claim.IsPlain ? source.PlainText : source.Text;
        return string.Equals(shown, claim.Text, StringComparison.Ordinal) ? null : "low_coverage";
    }
}
