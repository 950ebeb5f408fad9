using System.Globalization;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>
/// A handler that writes down what it receives, takes its time now and then, and fails by a function of transition and attempt.
/// </summary>
public abstract class LoggingHandler(DeliveryLog log, string name) : ITransitionHandler
{
    private const int MaxFailures = 5;

    public async ValueTask HandleAsync(TransitionNotice notice, CancellationToken cancellationToken)
    {
        var attempt = log.Begin(name, notice);
        var draw = Draw(name, notice.Id, attempt);
        // Not cancelled: a host that ends in between is what the test is about.
        if (draw % 8 == 1) await Task.Delay(1 + (int)(draw / 8 % 5), CancellationToken.None);
        var isDone = attempt > MaxFailures || draw % 5 != 0;
        log.End(name, attempt, notice, isDone);
        if (!isDone) throw new InvalidOperationException("The mail server does not answer.");
    }

    private static uint Draw(string name, string id, int attempt)
    {
        var hash = uint.Parse(id.AsSpan(0, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return unchecked((hash + ((uint)name.Length * 40_503) + ((uint)attempt * 2_654_435_761)) * 2_246_822_519 >> 7);
    }
}

[TransitionHandlerName(Name)]
public sealed class MailHandler(DeliveryLog log) : LoggingHandler(log, Name)
{
    public const string Name = "mail";
}

[TransitionHandlerName(Name)]
public sealed class CustomerRoleHandler(DeliveryLog log) : LoggingHandler(log, Name)
{
    public const string Name = "role";
}
