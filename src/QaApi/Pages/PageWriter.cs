using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Net.Http.Headers;

namespace GuidanceQa.QaApi.Pages;

/// <summary>Renders a component as a whole page, under a policy that lets it do nothing but what it is made for.</summary>
internal sealed class PageWriter(IServiceProvider services, ILoggerFactory logging)
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; require-trusted-types-for 'script'";
    private const string Type = "text/html; charset=utf-8";

    /// <summary>A page that changes only with what its tag is made of. Rendered only for a client that does not have it.</summary>
    /// <param name="generation">Of the index that the page shows.</param>
    public async Task<IResult> TaggedAsync<TPage>(HttpContext context, string generation, Func<Dictionary<string, object?>> parameters)
        where TPage : IComponent
    {
        var parts = string.Join('\n', PageAssets.Version, generation, context.Request.Path.Value, context.Request.QueryString.Value);
        EntityTagHeaderValue tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)).AsSpan(0, 16))}\"");
        Protect(context.Response);
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.Vary = HeaderNames.Accept;
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Compare(tag, useStrongComparison: false)))
        {
            context.Response.GetTypedHeaders().ETag = tag;
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        return Results.Bytes(await RenderAsync<TPage>(parameters()), Type, entityTag: tag);
    }

    /// <summary>A page that says why there is none.</summary>
    public async Task FaultAsync(HttpContext context, FaultView fault)
    {
        var bytes = await RenderAsync<FaultPage>(new() { [nameof(FaultPage.Fault)] = fault });
        Protect(context.Response);
        context.Response.StatusCode = fault.Status;
        context.Response.ContentType = Type;
        context.Response.ContentLength = bytes.Length;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Vary = HeaderNames.Accept;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }

    private static void Protect(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
    }

    private async Task<byte[]> RenderAsync<TPage>(Dictionary<string, object?> parameters)
        where TPage : IComponent
    {
        await using HtmlRenderer renderer = new(services, logging);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters));
            return Encoding.UTF8.GetBytes(page.ToHtmlString());
        });
    }
}
