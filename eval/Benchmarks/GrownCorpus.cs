using System.Globalization;
using System.Text;
using GuidanceQa.Indexing.Search;

namespace GuidanceQa.Eval.Benchmarks;

/// <summary>
/// A corpus of any size with the shape of a real one: every statement takes the form of a statement of the real corpus, in a document that has a subject of its own. Of its words two thirds are replaced by invented ones,
/// drawn so that a few are frequent and most are rare (Zipf), and new ones keep coming as the corpus grows (Heaps). The rest, and so the real questions, still meet it.
/// </summary>
internal static class GrownCorpus
{
    private const int StatementsInADocument = 200;
    private const int StatementsInASection = 20;
    private const int Subjects = 4000;
    private const double Replaced = 0.67;

    /// <summary>Writes Markdown files into a folder; the same corpus and count give the same files.</summary>
    public static void Write(SearchIndex real, string folder, int statements)
    {
        var forms = real.Documents.SelectMany(d => d.Statements).Select(s => s.Text.ReplaceLineEndings(" ").Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        var english = real.Lexicon.English;
        Random random = new(1);
        for (var done = 0; done < statements;)
        {
            var subject = random.Next(Subjects);
            StringBuilder text = new();
            text.Append(CultureInfo.InvariantCulture, $"# Guidance on {Word(subject)}\n");
            for (var i = 0; i < StatementsInADocument && done < statements; i++, done++)
            {
                if (i % StatementsInASection == 0)
                {
                    text.Append(CultureInfo.InvariantCulture, $"\n## {Word(random.Next(Subjects))}\n");
                }

                var form = forms[random.Next(forms.Length)];
                var words = form.Select(w => english.IsFunctionWord(w.ToLowerInvariant()) || !w.All(char.IsAsciiLetter) || random.NextDouble() > Replaced ? w : Word(Rank(random, done)));
                text.Append("\n- ").AppendJoin(' ', words).Append('\n');
            }

            File.WriteAllText(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"doc-{done:0000000}.md")), text.ToString());
        }
    }

    // Zipf by inversion of 1/x over as many words as a corpus of this size has (Heaps: about 20 times the square root of its length).
    private static int Rank(Random random, int statements) => (int)Math.Pow(20 * Math.Sqrt((statements + 100) * 20.0), random.NextDouble());

    // A pronounceable name for a number.
    private static string Word(int number)
    {
        const string Consonants = "bdfgklmnprstvz";
        const string Vowels = "aeiou";
        StringBuilder word = new("x");
        do
        {
            word.Append(Vowels[number % Vowels.Length]).Append(Consonants[number / Vowels.Length % Consonants.Length]);
            number /= Vowels.Length * Consonants.Length;
        }
        while (number > 0);
        return word.Append("an").ToString();
    }
}
