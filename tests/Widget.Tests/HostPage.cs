using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GuidanceQa.Widget.Tests;

/// <summary>A web site of another origin, with one page.</summary>
public sealed class HostPage : IAsyncDisposable
{
    private readonly WebApplication _site;

    private HostPage(WebApplication site) => _site = site;

    public string Origin => _site.Urls.Single();

    /// <summary>The page's text and policy; set before it is opened.</summary>
    public (string Body, string? Policy) Page { get; set; }

    public static async Task<HostPage> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        HostPage host = new(builder.Build());
        host._site.MapGet("/{**path}", (HttpContext context) =>
        {
            if (host.Page.Policy is { } policy)
            {
                context.Response.Headers.ContentSecurityPolicy = policy;
            }

            return Results.Text(host.Page.Body, "text/html; charset=utf-8");
        });
        await host._site.StartAsync();
        return host;
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();
}
