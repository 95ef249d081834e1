using System.Globalization;

namespace GuidanceQa.Eval.Topics;

/// <summary>Reads the topics of a folder and resolves every judgement to a span of the corpus. All faults are reported together; a suite with one is not run.</summary>
internal sealed class SuiteReader(SuiteFolder folder, QuoteBank bank, CorpusText corpus)
{
    /// <summary>The suite of turns such as "shorter" and "which source says so?".</summary>
    public const string AnswerRequests = "answer-requests";

    private static readonly string[] Splits = ["dev", "test"];
    private static readonly string[] Askers = ["clinician", "trainee", "patient", "caregiver"];
    private static readonly string[] Statuses = ["answered", "partial", "not_covered", "out_of_scope", "clarify", "safety"];
    private static readonly string[] Urgencies = ["emergency", "self_harm", "medicine_change", "none"];

    private readonly List<string> _faults = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <summary>The suites in name order; topics in the order of their files.</summary>
    /// <exception cref="SuiteFormatException">A topic is malformed, an id is used twice, a quote is not found exactly once, or a subject is in both splits.</exception>
    public static IReadOnlyList<Suite> Read(SuiteFolder folder, CorpusText corpus) => new SuiteReader(folder, QuoteBank.Read(folder.QuotePath), corpus).Read();

    private IReadOnlyList<Suite> Read()
    {
        foreach (var quote in bank.All)
        {
            var (start, fault) = QuoteBank.Locate(quote, corpus);
            _places[quote.Key] = start;
            if (fault is not null)
            {
                _faults.Add($"{folder.QuotePath}: {fault}");
            }
        }

        SortedDictionary<string, List<Topic>> suites = new(StringComparer.Ordinal);
        foreach (var file in folder.TopicFiles)
        {
            var stem = Path.GetFileNameWithoutExtension(file);
            var suite = Splits.Aggregate(stem, (name, split) => name.EndsWith("-" + split, StringComparison.Ordinal) ? name[..^(split.Length + 1)] : name);
            var name = $"{folder.Name}/{suite}";
            foreach (var subject in Yaml.Read<List<SubjectEntry>>(file))
            {
                Check(Splits.Contains(subject.Split), file, subject.Topic, $"the split `{subject.Split}`", "dev or test");
                IEnumerable<Topic> topics =
                [
                    .. subject.Questions.Select(q => Question(file, name, subject, q)),
                    .. subject.Dialogues.SelectMany(d => Turns(file, name, subject, d)),
                    .. subject.Unanswerable.Select(u => Unanswerable(file, name, subject, u)),
                    .. subject.Safety.Select(s => Safety(file, name, subject, s)),
                ];
                foreach (var topic in topics)
                {
                    (suites.TryGetValue(topic.Suite, out var known) ? known : suites[topic.Suite] = []).Add(topic);
                }
            }
        }

        var all = suites.Values.SelectMany(t => t).ToList();
        _faults.AddRange(all.GroupBy(t => t.Id, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => $"{folder.Path}: found the id `{g.Key}` {g.Count()} times; expected every id once"));
        _faults.AddRange(all.GroupBy(t => t.Subject, StringComparer.Ordinal).Where(g => g.Select(t => t.Split).Distinct().Count() > 1)
            .Select(g => $"{folder.Path}: found the subject `{g.Key}` in dev and in test; expected it in one, or what is tuned on would be tested on"));
        return _faults.Count == 0 ? [.. suites.Select(s => new Suite(s.Key, s.Value))] : throw new SuiteFormatException(string.Join('\n', _faults));
    }

    private Topic Question(string file, string suite, SubjectEntry subject, QuestionEntry entry) => Base(file, suite, subject, entry.Id, entry.Asker, entry.Question) with
    {
        Forms = entry.Forms,
        Type = entry.Type,
        IsNarrow = entry.Narrow,
        Statuses = Known(file, entry.Id, entry.Status),
        Judgements = Judged(file, entry.Id, entry.Judgements),
        Nuggets = Nuggets(file, entry.Id, entry.Nuggets),
        Wrong = entry.Wrong,
        IsCritical = entry.Critical,
    };

    private IEnumerable<Topic> Turns(string file, string suite, SubjectEntry subject, DialogueEntry dialogue)
    {
        for (var i = 0; i < dialogue.Turns.Count; i++)
        {
            var entry = dialogue.Turns[i];
            var id = string.Create(CultureInfo.InvariantCulture, $"{dialogue.Id}_{i + 1}");

            // Requests about the answer before are another skill than asking on, and a suite of their own.
            var own = entry.About is null ? suite : $"{folder.Name}/{AnswerRequests}";
            yield return Base(file, own, subject, id, dialogue.Asker, entry.Question) with
            {
                Conversation = dialogue.Id,
                History = [.. dialogue.Turns.Take(i).Select(t => t.Question)],
                Standalone = entry.Standalone ?? entry.Question,
                Kind = entry.Kind,
                Carries = entry.Carries,
                About = entry.About,
                Statuses = Known(file, id, entry.Status),
                Judgements = Judged(file, id, entry.Judgements),
                Nuggets = Nuggets(file, id, entry.Nuggets),
                Wrong = entry.Wrong,
            };
        }
    }

    private Topic Unanswerable(string file, string suite, SubjectEntry subject, UnanswerableEntry entry) => Base(file, suite, subject, entry.Id, entry.Asker, entry.Question) with
    {
        Kind = entry.Kind,
        Statuses = Known(file, entry.Id, entry.Status),
        Wrong = entry.Wrong,
    };

    private Topic Safety(string file, string suite, SubjectEntry subject, SafetyEntry entry)
    {
        Check(Urgencies.Contains(entry.Urgency), file, entry.Id, $"the urgency `{entry.Urgency}`", string.Join(", ", Urgencies));
        return Base(file, suite, subject, entry.Id, entry.Asker, entry.Question) with { Kind = entry.Kind, Urgency = entry.Urgency };
    }

    private Topic Base(string file, string suite, SubjectEntry subject, string id, string asker, string question)
    {
        Check(Askers.Contains(asker), file, id, $"the asker `{asker}`", string.Join(", ", Askers));
        Check(question.Trim().Length > 0, file, id, "an empty question", "a question");
        Check(!id.Any(char.IsWhiteSpace), file, id, "white space in the id", "none: it is a column of run files");
        return new Topic { Id = id, Suite = suite, Subject = subject.Topic, Split = subject.Split, Asker = asker, Question = question, Conversation = id, Standalone = question };
    }

    private List<string> Known(string file, string id, List<string> statuses)
    {
        Check(statuses.Count > 0 && statuses.All(s => Statuses.Contains(s)), file, id, $"the status [{string.Join(", ", statuses)}]", $"one or more of {string.Join(", ", Statuses)}");
        return statuses;
    }

    private List<Judgement> Judged(string file, string id, Dictionary<string, string> entries)
    {
        SortedDictionary<string, Judgement> judged = new(StringComparer.Ordinal);

        // A named quote counts over one that a pattern names too.
        foreach (var (key, value) in entries.OrderBy(e => e.Key.EndsWith('*') ? 0 : 1))
        {
            var quotes = bank.Find(key);
            Check(quotes.Count > 0, file, id, $"a judgement on `{key}`, which the quote bank does not hold", $"a key of {SuiteFolder.QuoteFile} (`eval quotes` adds what the corpus has)");
            Check(value.Length > 2 && value[0] is '0' or '1' or '2' && value[1] == ' ', file, id, $"the judgement `{value}` on `{key}`", "a grade from 0 to 2, a space, and why");
            foreach (var quote in quotes)
            {
                var start = _places[quote.Key];
                judged[quote.Key] = new Judgement(quote.Key, quote.DocumentId, start, start + quote.Quote.Length, value[0] - '0', value[1..].Trim());
            }
        }

        return [.. judged.Values];
    }

    private List<Nugget> Nuggets(string file, string id, List<NuggetEntry> entries)
    {
        Check(entries.All(n => n.Must.Count > 0 && n.Kind is null or "condition" or "exception" or "item"), file, id, "a nugget without `must` or of an unknown kind", "strings to find, and condition, exception or item");
        return [.. entries.Select(n => new Nugget(n.Says, n.Must, n.Vital, n.Kind))];
    }

    private void Check(bool holds, string file, string id, string found, string expected)
    {
        if (!holds)
        {
            _faults.Add($"{file}: {id}: found {found}; expected {expected}");
        }
    }
}
