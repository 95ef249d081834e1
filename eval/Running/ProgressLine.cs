using Spectre.Console;

namespace GuidanceQa.Eval.Running;

/// <summary>Tells people how far a run is: bars on a terminal, one line a suite elsewhere, nothing in tests.</summary>
internal interface IProgressLine
{
    void Say(string text);

    IProgressBar Start(string name, int steps);
}

/// <summary>One bar; disposing it ends it.</summary>
internal interface IProgressBar : IDisposable
{
    void Tick();
}

/// <summary>Writes to standard error, so that standard output holds the table alone.</summary>
internal sealed class ConsoleProgress : IProgressLine
{
    private static readonly IAnsiConsole Console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(System.Console.Error) });

    public void Say(string text) => Console.MarkupLineInterpolated($"[grey]{text}[/]");

    public IProgressBar Start(string name, int steps) => new Bar(name, steps);

    // A bar of its own: Spectre's live bars want to own the loop, and a run is many loops.
    private sealed class Bar(string name, int steps) : IProgressBar
    {
        private const int Width = 24;
        private int _done;
        private int _drawn = -1;

        public void Tick()
        {
            _done++;
            var filled = steps == 0 ? Width : _done * Width / steps;
            if (filled != _drawn && Console.Profile.Capabilities.Interactive)
            {
                _drawn = filled;
                System.Console.Error.Write($"\r{new string('█', filled)}{new string('░', Width - filled)} {_done,6}/{steps} {name}");
            }
        }

        public void Dispose() => System.Console.Error.WriteLine(Console.Profile.Capabilities.Interactive ? $"\r{new string('█', Width)} {_done,6}/{steps} {name}" : $"{name}: {_done} of {steps}");
    }
}

/// <summary>For tests.</summary>
internal sealed class SilentProgress : IProgressLine
{
    public void Say(string text)
    {
    }

    public IProgressBar Start(string name, int steps) => new Bar();

    private sealed class Bar : IProgressBar
    {
        public void Tick()
        {
        }

        public void Dispose()
        {
        }
    }
}
