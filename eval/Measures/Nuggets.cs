using GuidanceQa.Eval.Systems;
using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Measures;

/// <summary>Which nuggets does an answer hold? Strict: all strings of a nugget in one block. By plain string comparison; nothing of the product's verifier is used.</summary>
internal static class Nuggets
{
    public static bool IsIn(Reply reply, Nugget nugget) =>
        reply.Claims.Select(b => NuggetText.Fold(b.Text)).Any(text => nugget.Must.All(phrase => NuggetText.Holds(text, phrase)));

    /// <summary>Share of the chosen nuggets in the answer; 0 for a refusal, whatever it lists as near.</summary>
    public static double Share(Observation observation, Func<Nugget, bool> chosen)
    {
        var nuggets = observation.Topic.Nuggets.Where(chosen).ToList();
        return observation.Reply is { Declines: false } reply ? (double)nuggets.Count(n => IsIn(reply, n)) / nuggets.Count : 0;
    }
}
