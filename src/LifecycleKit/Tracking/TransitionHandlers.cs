using System.Collections.Immutable;
using System.Reflection;

namespace LifecycleKit.Tracking;

/// <summary>The handlers of a tracker: their names, and a delegate that calls one of them.</summary>
/// <remarks>With a delegate, a container can open a scope around each call, and this folder need not name containers.</remarks>
internal sealed class TransitionHandlers(IEnumerable<string> names, Func<string, TransitionNotice, CancellationToken, ValueTask> call)
{
    /// <summary>The maximum number of characters of a name.</summary>
    public const int MaxNameLength = 200;

    public ImmutableArray<string> Names { get; } = [.. names];

    public static TransitionHandlers Of(IEnumerable<ITransitionHandler> handlers)
    {
        var byName = new Dictionary<string, ITransitionHandler>(StringComparer.Ordinal);
        foreach (var handler in handlers)
        {
            if (handler is null) throw new ArgumentException("A transition handler is null.", nameof(handlers));
            if (!byName.TryAdd(NameOf(handler.GetType()), handler))
                throw new ArgumentException(Repeated(NameOf(handler.GetType())), nameof(handlers));
        }

        return new TransitionHandlers(byName.Keys, (name, notice, cancellation) => byName[name].HandleAsync(notice, cancellation));
    }

    /// <summary>Returns the error for two handlers of one name: a delivery of one would go to the other.</summary>
    public static string Repeated(string name) =>
        $"There are two transition handlers of the name {name}. Deliveries are kept by this name. Give each handler a name of its own.";

    /// <summary>Returns the name of a handler: that of its attribute, or else the full name of its class.</summary>
    /// <exception cref="ArgumentException">The name is blank or too long.</exception>
    public static string NameOf(Type handler) =>
        Checked(handler.GetCustomAttribute<TransitionHandlerNameAttribute>()?.Name ?? handler.FullName ?? handler.Name, handler);

    /// <exception cref="ArgumentException">The name is blank or too long.</exception>
    public static string Checked(string name, Type handler)
    {
        if (!string.IsNullOrWhiteSpace(name) && name.Length <= MaxNameLength) return name;
        throw new ArgumentException(
            $"The name of the transition handler {handler.Name} must not be blank and have at most {MaxNameLength} characters.",
            nameof(name));
    }

    /// <summary>Returns these handlers and one of the library.</summary>
    public TransitionHandlers With(string name, Func<TransitionNotice, CancellationToken, ValueTask> handle) => new(
        Names.Append(name), (one, notice, cancellation) => string.Equals(one, name, StringComparison.Ordinal)
            ? handle(notice, cancellation) : CallAsync(one, notice, cancellation));

    public ValueTask CallAsync(string name, TransitionNotice notice, CancellationToken cancellationToken) =>
        call(name, notice, cancellationToken);
}
