namespace GuidanceQa.QaApi.Conversations;

/// <summary>
/// <c>questions</c>: writes unanswered and down-voted questions as JSON Lines. Only whoever may read the server's disk can run it; there is no route for it, for these are people's questions
/// about their health.
/// </summary>
internal static class QuestionsCommand
{
    public const string Name = "questions";

    // EX_USAGE and EX_IOERR of sysexits.h.
    public const int WrongUsage = 64;
    private const int StorageFault = 74;

    /// <summary>Writes all lines or none.</summary>
    /// <returns>The exit code: 0, or 74 when the store cannot be read.</returns>
    public static async Task<int> RunAsync(DataOptions options, TextWriter output, TextWriter errors)
    {
        try
        {
            var questions = ReportedQuestions.Read(options);
            foreach (var question in questions)
            {
                await output.WriteAsync(question.ToLine() + "\n");
            }

            await output.FlushAsync();
            await errors.WriteLineAsync($"Questions written: {questions.Count}");
            return 0;
        }
        catch (Exception e) when (e is StorageUnavailableException or StorageBusyException or IOException)
        {
            await errors.WriteLineAsync($"No questions were written: {e.Message}");
            return StorageFault;
        }
    }
}
