using GuidanceQa.Indexing.Documents;

namespace GuidanceQa.QaApi.Answering;

/// <summary>How hard a text is to read, by a formula. Part of the wire contract.</summary>
/// <param name="Grade">Years of schooling in the United States; lower is easier. One decimal; may lie below 0 for a few short words.</param>
/// <param name="Formula"><c>flesch_kincaid</c>: 0.39 words to a sentence + 11.8 syllables to a word − 15.59 (Kincaid, Fishburne, Rogers and Chissom, 1975, Research Branch Report 8-75, Naval Air Station Memphis).</param>
public sealed record Readability(double Grade, string Formula)
{
    public const string FleschKincaid = "flesch_kincaid";

    /// <summary>Of all sentences that are shown, headings left out; a list item or a table row is at least one sentence. Null where no word is shown.</summary>
    public static Readability? Of(IReadOnlyList<Block> blocks)
    {
        var (words, sentences, syllables) = (0, 0, 0);
        foreach (var block in blocks.Where(b => b.Kind != BlockKinds.Heading))
        {
            var inBlock = block.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(w => w.Any(char.IsLetterOrDigit)).ToList();
            words += inBlock.Count;
            syllables += inBlock.Sum(SyllableCounter.In);
            sentences += inBlock.Count == 0 ? 0 : Math.Max(1, SentenceSplitter.Split(block.Text).Count);
        }

        return words == 0 ? null : new Readability(Math.Round((0.39 * words / sentences) + (11.8 * syllables / words) - 15.59, 1), FleschKincaid);
    }
}
