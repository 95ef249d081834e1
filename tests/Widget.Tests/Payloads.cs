namespace GuidanceQa.Widget.Tests;

/// <summary>Two hundred texts that would run a script if anything parsed them.</summary>
internal static class Payloads
{
    private const string Run = "alert('xss')";

    private static readonly string[] Wholes =
    [
        $"<script>{Run}</script>", $"<img src=x onerror={Run}>", $"<svg onload={Run}>", $"<svg><script>{Run}</script></svg>", $"<iframe src=\"javascript:{Run}\"></iframe>", $"<iframe srcdoc=\"<script>parent.{Run}</script>\"></iframe>",
        $"<a href=\"javascript:{Run}\" autofocus onfocus={Run}>x</a>", $"[x](javascript:{Run})", $"![x](x\"onerror=\"{Run})", $"<details open ontoggle={Run}>", $"<video><source onerror={Run}></video>", $"<audio src=x onerror={Run}>",
        $"<math><mtext><style><img src=x onerror={Run}></style></mtext></math>", $"<form action=javascript:{Run}><button autofocus>x</button></form>", $"<input autofocus onfocus={Run}>", $"<object data=\"javascript:{Run}\"></object>",
        $"<embed src=\"javascript:{Run}\">", $"<base href=\"javascript:{Run}//\">", $"<meta http-equiv=refresh content=\"0;url=javascript:{Run}\">", $"<link rel=stylesheet href=\"javascript:{Run}\">", $"<template><script>{Run}</script></template>",
        $"<noscript><p title=\"</noscript><img src=x onerror={Run}>\">", $"<style>@import 'javascript:{Run}';</style>", $"<body onload={Run}>", $"<marquee onstart={Run}>x</marquee>",
    ];

    // Each breaks out of another context: an attribute, a comment, a script, a title, a template.
    private static readonly string[] Before = ["", "\">", "'>", "-->", "</textarea>", "</title>", "</script>", "${"];

    public static IReadOnlyList<string> All { get; } = [.. Before.SelectMany(_ => Wholes, (before, whole) => before + whole)];
}
