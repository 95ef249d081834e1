using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Tests.Retrieval;

public sealed class AssertionTests
{
    [Theory]
    [InlineData("Is vinegar allowed on the prisms?", "Is vinegar allowed on the prisms", true)]
    [InlineData("Vinegar is allowed on the prisms, right?", "Vinegar is allowed on the prisms", false)]
    [InlineData("Vinegar is allowed on the prisms, isn't it?", "Vinegar is allowed on the prisms", false)]
    [InlineData("So the lens is wiped at noon?", "the lens is wiped at noon", false)]
    [InlineData("Since vinegar is standard, which one?", "vinegar is standard", false)]
    [InlineData("Why is vinegar used on the prisms?", "is vinegar used on the prisms", false)]
    [InlineData("Hello. Is it true that oil is strained daily?", "oil is strained daily", false)]
    [InlineData("Should vinegar not be used?", "Should vinegar not be used", false)]
    public void What_is_asserted_is_read_without_the_frame_of_asking(string question, string text, bool isYesNo) =>
        Assert.Equal(new Assertion(text, isYesNo), Assertion.Of(question));

    [Theory]
    [InlineData("What is used on the prisms?")]
    [InlineData("Which oil, and how much of it?")]
    [InlineData("Is vinegar or water used?")]
    [InlineData("Tell me about the horn.")]
    [InlineData("Vinegar for the prisms?")]
    [InlineData("horn reed")]
    public void A_question_that_leaves_it_open_asserts_nothing(string question) => Assert.Null(Assertion.Of(question));
}
