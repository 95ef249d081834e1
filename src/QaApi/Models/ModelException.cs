namespace GuidanceQa.QaApi.Models;

/// <summary>Why a model's answer could not be used. Part of the wire contract: <c>composer.reason</c> and the reason of <c>answer.reset</c>.</summary>
public static class ModelReasons
{
    public const string Unreachable = "model_unreachable";
    public const string KeyRefused = "model_key_refused";
    public const string Unknown = "model_unknown";
    public const string RateLimited = "model_rate_limited";
    public const string Error = "model_error";
    public const string Timeout = "model_timeout";
    public const string CutOff = "model_cut_off";
    public const string TooLong = "model_too_long";
    public const string BadOutput = "model_bad_output";

    /// <summary>It failed so often just now that it is left alone for a while.</summary>
    public const string Unavailable = "model_unavailable";

    /// <summary>More answers are being written than it takes.</summary>
    public const string Busy = "model_busy";

    /// <summary>Too little of what it wrote was supported by the statements that it cited.</summary>
    public const string NotGrounded = "model_not_grounded";
}

/// <summary>A model could not be used. The message names hosts and statuses, never a key, a prompt or an answer.</summary>
/// <param name="reason">One of <see cref="ModelReasons"/>.</param>
public sealed class ModelException(string reason, string message, Exception? inner = null) : Exception(message, inner)
{
    public string Reason { get; } = reason;

    /// <summary>The model exception in a chain of wrappers, or null.</summary>
    public static ModelException? In(Exception? exception)
    {
        for (var at = exception; at is not null; at = at.InnerException)
        {
            if (at is ModelException found)
            {
                return found;
            }
        }

        return null;
    }
}
