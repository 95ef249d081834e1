using System.CommandLine;
using GuidanceQa.Eval.Systems;

namespace GuidanceQa.Eval.Commands;

/// <summary><c>damage --list</c>: the kinds of deliberate damage.</summary>
internal static class DamageCommand
{
    public static Command Create()
    {
        Option<bool> list = new("--list") { Description = "Names the kinds." };
        Command command = new("damage", "Deliberate damage, made here by altering what passes between the rooms: `run --damage KIND` has to fail a gate.") { list };
        command.SetAction(_ =>
        {
            var width = Damages.All.Max(d => d.Name.Length);
            foreach (var damage in Damages.All)
            {
                Console.WriteLine($"{damage.Name.PadRight(width)}  {damage.Says} (between {damage.Between})");
            }

            return CommandRun.Passed;
        });
        return command;
    }
}
