using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GuidanceQa.Widget.Tests;

/// <summary>Broken streams, no network, too many questions, a stopped answer, a server that goes and comes back.</summary>
public sealed class TroubleTests(Browser browser, LighthouseServer lighthouse) : IClassFixture<LighthouseServer>
{
    private const string Question = "How much oil does the reservoir hold?";

    [Fact]
    public async Task A_stream_that_breaks_is_made_good_with_the_kept_message()
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin);
        var posts = 0;
        await page.Profile.RouteAsync("**/messages", async route =>
        {
            posts++;
            var response = await route.FetchAsync();
            var text = await response.TextAsync();
            await route.FulfillAsync(new RouteFulfillOptions { Response = response, Body = text[..text.IndexOf("event: answer.completed", StringComparison.Ordinal)] });
        });

        await page.AskAsync(Question);

        await Expect(page.LastAnswer.Locator(".text")).ToContainTextAsync("12 l of colza oil");
        Assert.Equal(1, posts);
    }

    [Fact]
    public async Task A_stream_that_breaks_before_it_begins_is_asked_for_again_with_the_same_key()
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin);
        List<string> keys = [];
        await page.Profile.RouteAsync("**/messages", async route =>
        {
            keys.Add(route.Request.Headers["idempotency-key"]);
            if (keys.Count == 1)
            {
                await route.FulfillAsync(new RouteFulfillOptions { Status = 200, ContentType = "text/event-stream", Body = ": cut off\n\n" });
                return;
            }

            await route.ContinueAsync();
        });

        await page.AskAsync(Question);

        await Expect(page.LastAnswer.Locator(".text")).ToContainTextAsync("12 l of colza oil");
        Assert.Equal(2, keys.Count);
        Assert.Single(keys.Distinct());
    }

    [Fact]
    public async Task The_server_is_restarted_and_the_question_is_answered_after_all()
    {
        await using ServerProcess server = new(LighthouseServer.Corpus);
        server.Start();
        await server.ReadyAsync();
        await using var page = await WidgetPage.OpenAsync(browser, server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        await page.AskAsync(Question);
        await server.KillAsync();
        await page.Input.FillAsync("and how long does it last?");
        await page.Input.PressAsync("Enter");
        await Expect(page.Turns.Last.Locator(".err")).ToContainTextAsync("The server cannot be reached.");

        server.Start();
        await server.ReadyAsync();
        await page.Turns.Last.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        await Expect(page.LastAnswer.Locator(".text")).ToContainTextAsync("3 nights");
    }

    [Fact]
    public async Task A_request_that_no_server_answers_is_made_again_by_itself_with_the_same_key()
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin);
        List<string> keys = [];
        await page.Profile.RouteAsync("**/messages", async route =>
        {
            keys.Add(route.Request.Headers["idempotency-key"]);
            await (keys.Count == 1 ? route.AbortAsync("connectionrefused") : route.ContinueAsync());
        });

        await page.AskAsync(Question);

        await Expect(page.LastAnswer.Locator(".text")).ToContainTextAsync("12 l of colza oil");
        Assert.Equal(2, keys.Count);
        Assert.Single(keys.Distinct());
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("answer.completed", 1)]
    public async Task A_stream_that_falls_silent_is_given_up(string before, int expected)
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin, "<guidance-chat stream-timeout=\"3\"></guidance-chat>");
        // The first stream stays open and says nothing more from this event on; without one it says nothing at all.
        await page.Page.EvaluateAsync("""
            before => {
              const real = fetch;
              window.keys = [];
              window.fetch = async (url, options) => {
                if (options?.method !== "POST" || !url.endsWith("/messages") || keys.push(options.headers["Idempotency-Key"]) > 1) return real(url, options);
                const { signal, ...rest } = options;
                const text = before ? await (await real(url, rest)).text() : "";
                return new Response(new ReadableStream({ start(stream) {
                  stream.enqueue(new TextEncoder().encode(text.split("event: " + before)[0]));
                  signal.addEventListener("abort", () => stream.error(signal.reason));
                } }), { headers: { "Content-Type": "text/event-stream" } });
              };
            }
            """, before);

        await page.AskAsync(Question);

        await Expect(page.LastAnswer.Locator(".text")).ToContainTextAsync("12 l of colza oil");
        var keys = await page.Page.EvaluateAsync<string[]>("() => keys");
        Assert.Equal(expected, keys.Length);
        Assert.Single(keys.Distinct());
        Assert.Empty(page.Messages);
    }

    [Fact]
    public async Task Heartbeats_keep_a_slow_stream_alive()
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin, "<guidance-chat stream-timeout=\"3\"></guidance-chat>");
        await page.Page.EvaluateAsync("""
            () => {
              const real = fetch;
              window.posts = 0;
              window.fetch = async (url, options) => {
                const response = await real(url, options);
                if (options?.method !== "POST" || !url.endsWith("/messages")) return response;
                posts++;
                const text = await response.text();
                const encode = part => new TextEncoder().encode(part);
                return new Response(new ReadableStream({ start(stream) {
                  let beats = 0;
                  const timer = setInterval(() => {
                    if (++beats < 9) return stream.enqueue(encode(": \n\n"));
                    clearInterval(timer);
                    stream.enqueue(encode(text));
                    stream.close();
                  }, 500);
                } }), { headers: { "Content-Type": "text/event-stream" } });
              };
            }
            """);

        await page.AskAsync(Question);

        await Expect(page.LastAnswer.Locator(".text")).ToContainTextAsync("12 l of colza oil");
        Assert.Equal(1, await page.Page.EvaluateAsync<int>("() => posts"));
    }

    [Fact]
    public async Task Stopping_keeps_what_was_verified_and_asking_goes_on()
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin);
        TaskCompletionSource released = new();
        await page.Profile.RouteAsync("**/messages", async route =>
        {
            await released.Task;
            await route.AbortAsync();
        });
        await page.Input.FillAsync(Question);
        await page.Input.PressAsync("Enter");

        await page.Widget.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();

        await Expect(page.LastAnswer.Locator(".state")).ToHaveTextAsync("Stopped");
        released.SetResult();
        await page.Profile.UnrouteAllAsync();
        await page.AskAsync("How often is the compressor drained?");
        await Expect(page.LastAnswer.Locator(".text")).ToContainTextAsync("once a week");
    }

    [Fact]
    public async Task Offline_the_draft_is_kept_and_sent_when_the_reader_is_back()
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin);
        await page.Profile.SetOfflineAsync(true);
        await page.Input.FillAsync(Question);
        await page.Input.PressAsync("Enter");

        await Expect(page.Widget.Locator(".bar")).ToContainTextAsync("You are offline.");
        await Expect(page.Input).ToHaveValueAsync(Question);
        await Expect(page.Turns).ToHaveCountAsync(0);
        await page.Profile.SetOfflineAsync(false);
        await Expect(page.Widget.Locator(".bar")).ToBeHiddenAsync();
        await page.Input.PressAsync("Enter");

        await Expect(page.LastAnswer.Locator(".text")).ToContainTextAsync("12 l");
    }

    [Fact]
    public async Task Too_many_questions_count_down_and_can_then_be_tried_again()
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin);
        var limited = true;
        await page.Profile.RouteAsync("**/messages", async route =>
        {
            if (limited)
            {
                await route.FulfillAsync(new RouteFulfillOptions { Status = 429, ContentType = "application/problem+json", Headers = new Dictionary<string, string> { ["Retry-After"] = "2" }, Body = """{"code":"rate_limited"}""" });
                limited = false;
                return;
            }

            await route.ContinueAsync();
        });
        await page.Input.FillAsync(Question);
        await page.Input.PressAsync("Enter");

        var again = page.Turns.Last.Locator(".err button");
        await Expect(page.Turns.Last.Locator(".err p")).ToHaveTextAsync("Too many questions in a short time. Please wait.");
        await Expect(again).ToHaveAttributeAsync("aria-disabled", "true");
        await Expect(again).ToHaveTextAsync("Try again");
        await again.ClickAsync();

        await Expect(page.LastAnswer.Locator(".text")).ToContainTextAsync("12 l");
    }

    [Fact]
    public async Task Every_problem_code_is_a_sentence()
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin);
        string? code = null;
        await page.Profile.RouteAsync("**/conversations", route => route.FulfillAsync(new RouteFulfillOptions { Status = 400, ContentType = "application/problem+json", Body = new JsonObject { ["code"] = code }.ToJsonString() }));
        List<string> silent = [];
        foreach (var kind in QaApi.Http.Problems.All.Where(p => p.Code is not ("answer_in_progress" or "idempotency_in_progress")))
        {
            code = kind.Code;
            await page.Widget.EvaluateAsync("w => { w.newConversation(); w.ask('How much oil?') }");
            await page.Turns.Last.Locator(".err p").WaitForAsync();
            var said = await page.Turns.Last.Locator(".err p").InnerTextAsync();
            if (said.Contains('_', StringComparison.Ordinal) || !said.EndsWith('.') || said == "Something went wrong. Please try again.")
            {
                silent.Add($"{code}: {said}");
            }
        }

        Assert.Empty(silent);
    }
}
