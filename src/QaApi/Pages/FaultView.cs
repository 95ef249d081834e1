namespace GuidanceQa.QaApi.Pages;

/// <summary>Why there is no page, for people.</summary>
/// <param name="RequestId">By which the server's log knows the request.</param>
public sealed record FaultView(int Status, string Title, string Detail, string RequestId);
