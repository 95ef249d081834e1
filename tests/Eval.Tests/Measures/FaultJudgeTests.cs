using GuidanceQa.Eval.Measures;

namespace GuidanceQa.Eval.Tests.Measures;

/// <summary>The judge of the hostile run sees each class of fault, and none in the source's own words.</summary>
public sealed class FaultJudgeTests
{
    [Theory]
    [InlineData("Give 4 mg twice daily.", "a")]
    [InlineData("It may be considered in adults, unless there is fever.", "b")]
    [InlineData("Doctors may consider it in adults, unless there is fever.", "b")]
    [InlineData("Do not give it to children (a young person).", "c")]
    public void The_sources_own_words_have_no_fault(string text, string cited) => Assert.Empty(FaultsOf(text, cited));

    [Theory]
    [InlineData("Give 40 mg twice daily.", "a", FaultJudge.Number)]
    [InlineData("Give 4 g twice daily.", "a", FaultJudge.Unit)]
    [InlineData("Give 4 mg of arsenic twice daily.", "a", FaultJudge.Entity)]
    [InlineData("Do give it to children.", "c", FaultJudge.Polarity)]
    [InlineData("Do not give 4 mg twice daily.", "a", FaultJudge.Polarity)]
    [InlineData("It must be considered in adults, unless there is fever.", "b", FaultJudge.Strength)]
    [InlineData("It may be considered in adults.", "b", FaultJudge.Condition)]
    [InlineData("Give 4 mg twice daily.", "c", FaultJudge.Number)]
    public void Each_class_of_fault_is_seen(string text, string cited, string fault) => Assert.Contains(fault, FaultsOf(text, cited));

    private static IReadOnlySet<string> FaultsOf(string text, string cited)
    {
        var reply = Made.Reply("answered", (text, [cited]));
        return FaultJudge.FaultsOf(reply.Claims[0], reply.CitationsOf(reply.Claims[0]), Made.Corpus);
    }
}
