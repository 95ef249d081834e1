using GuidanceQa.Eval.Measures;
using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Running;

/// <summary>Makes what the report shows of an answer: what was said, what should have been, and what is lacking, each beside its source.</summary>
internal static class AnswerView
{
    // The measures that say whether an answer is right; their mean orders the worst cases.
    private static readonly Measure[] Judging =
        [VitalNuggetRecall.Measure, Completeness.Measure, StatusAccuracy.Measure, NothingWrong.Measure, BlockPrecision.Measure, SafetyRecall.Measure, CitationRecall.Measure, QuantityFidelity.Measure, StrengthFidelity.Measure];

    public static ShownAnswer Of(string suite, Observation observation, CorpusText corpus)
    {
        var topic = observation.Topic;
        List<string> lacks = [.. observation.Failure is { } failure ? [failure] : Array.Empty<string>()];
        var measured = Judging.Select(m => (m.Name, Value: m.Value(observation, corpus))).Where(m => m.Value is not null).Select(m => (m.Name, Value: m.Value!.Value)).ToList();
        lacks.AddRange(measured.Where(m => m.Value < 1).Select(m => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{m.Name} {m.Value:0.00}")));
        if (topic.Urgency == "none" && SafetyFalseAlarms.Measure.Value(observation, corpus) > 0)
        {
            lacks.Add("a false alarm");
            measured.Add((SafetyFalseAlarms.Measure.Name, 0));
        }

        if (observation.Reply is { Declines: false } reply)
        {
            lacks.AddRange(topic.Nuggets.Where(n => n.IsVital && !Nuggets.IsIn(reply, n)).Select(n => $"not said: {n.Says}"));
        }

        return new ShownAnswer(
            suite,
            topic.Split,
            topic.Id,
            topic.Subject,
            topic.Asker,
            topic.History,
            topic.Question,
            observation.Reply is { } r ? r.StatusReason is null ? r.Status : $"{r.Status} ({r.StatusReason})" : "failed",
            topic.Urgency is { } urgency ? $"urgency {urgency}" : string.Join(" or ", topic.Statuses),
            [.. observation.Reply?.Answer.Blocks.Select(b => Block(observation, b)) ?? []],
            [.. topic.Judgements.Where(j => j.Grade > 0).Select(j => Quote(observation, j, corpus))],
            lacks,
            Scoring.Round(measured.Count == 0 ? 1 : measured.Average(m => m.Value)));
    }

    private static ShownBlock Block(Observation observation, QaApi.Answering.Block block)
    {
        var first = observation.Reply!.CitationsOf(block) is [var one, ..] ? one : null;
        return new ShownBlock(block.Kind, block.Text, first?.StatementId, first is null ? null : Gains.GradeOf(observation.Topic.Judgements, first.DocumentId, first.Start, first.End));
    }

    private static ShownQuote Quote(Observation observation, Judgement judgement, CorpusText corpus)
    {
        var text = corpus.FindDocument(judgement.DocumentId)!.Text;
        var rank = observation.Ranking.Select((h, i) => (h, i)).Where(x => Gains.GradeOf([judgement], x.h.DocumentId, x.h.Start, x.h.End) is not null).Select(x => (int?)x.i + 1).FirstOrDefault();
        return new ShownQuote(
            judgement.Key,
            judgement.DocumentId,
            text[judgement.Start..judgement.End],
            text[Math.Max(0, judgement.Start - QuoteBank.ContextCharacters)..judgement.Start],
            text[judgement.End..Math.Min(text.Length, judgement.End + QuoteBank.ContextCharacters)],
            judgement.Grade,
            judgement.Why,
            observation.Reply?.Answer.Citations.Any(c => Gains.GradeOf([judgement], c.DocumentId, c.Start, c.End) is not null) == true,
            rank);
    }
}
