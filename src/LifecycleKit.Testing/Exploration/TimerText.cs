using System.Globalization;
using System.Text;
using System.Text.Json;
using LifecycleKit.Stages;

namespace LifecycleKit.Testing;

/// <summary>Texts of the timers in a state: when rules with a cooldown fired, and since when conditions that must last have held.</summary>
internal static class TimerText
{
    public static void Append(StringBuilder text, in LifecycleState state, Func<DateTimeOffset, long> age)
    {
        using var json = JsonDocument.Parse(state.ToJson());
        foreach (var timer in json.RootElement.GetProperty("timers").EnumerateArray())
        {
            foreach (var member in timer.EnumerateObject())
            {
                text.Append('|');
                if (member.Value.TryGetDateTimeOffset(out var instant)) text.Append(CultureInfo.InvariantCulture, $"{age(instant)}");
                else text.Append(member.Value.ToString());
            }
        }
    }
}
