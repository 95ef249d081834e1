using System.Globalization;
using GuidanceQa.Eval.Measures;
using GuidanceQa.Eval.Systems;
using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Running;

/// <summary>What is asked of a system beside the topic itself.</summary>
/// <param name="Depth">Of rankings.</param>
/// <param name="Answers">False: only rankings.</param>
/// <param name="Views">Both the clinician's and the patient's view of each answer.</param>
internal sealed record Collecting(int Depth, bool Answers, bool Views);

/// <summary>Puts topics to a system and writes down what it does. A topic that fails is kept with its failure, never dropped.</summary>
internal sealed class Collector(IAnsweringSystem system, IAnsweringSystem? second, TimeProvider clock)
{
    public async Task<IReadOnlyList<Observation>> CollectAsync(IReadOnlyList<Topic> topics, Collecting what, Action tick, CancellationToken cancel)
    {
        List<Observation> observations = [];
        foreach (var topic in topics)
        {
            try
            {
                observations.Add(await ObserveAsync(topic, what, cancel));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Whatever a system under test throws is a finding about it and must not end the run.
                observations.Add(new Observation(topic) { Failure = string.Create(CultureInfo.InvariantCulture, $"{e.GetType().Name}: {e.Message}") });
            }

            tick();
        }

        return observations;
    }

    private async Task<Observation> ObserveAsync(Topic topic, Collecting what, CancellationToken cancel)
    {
        var asked = Asked.Of(topic);
        var hasHistory = topic.History.Count > 0;
        Observation observation = new(topic)
        {
            Ranking = await system.SearchAsync(asked, what.Depth, cancel),
            Alone = hasHistory ? await system.SearchAsync(asked with { History = [] }, what.Depth, cancel) : null,
            Standalone = hasHistory ? await system.SearchAsync(new Asked(topic.Standalone, [], topic.Asker), what.Depth, cancel) : null,
        };
        if (!what.Answers)
        {
            return observation;
        }

        var started = clock.GetTimestamp();
        var reply = await system.AnswerAsync(asked, cancel);
        return observation with
        {
            Reply = reply,
            Milliseconds = clock.GetElapsedTime(started).TotalMilliseconds,
            RepeatedHash = second is null ? null : (await second.AnswerAsync(asked, cancel))?.AnswerHash,
            ClinicianReply = !what.Views ? null : topic.Asker == "clinician" ? reply : await system.AnswerAsync(asked with { Audience = "clinician" }, cancel),
            PatientReply = !what.Views ? null : topic.Asker == "patient" ? reply : await system.AnswerAsync(asked with { Audience = "patient" }, cancel),
        };
    }
}
