namespace LifecycleKit.Tracking;

/// <summary>The handlers that a tracker tells of transitions: their names, and how to call one of them.</summary>
/// <remarks>The call is a delegate so that a container can open a scope around it without this folder knowing of containers.</remarks>
internal sealed class TransitionHandlers(IReadOnlyList<string> names, Func<string, TransitionNotice, CancellationToken, ValueTask> call)
{
    public IReadOnlyList<string> Names { get; } = names;

    public static TransitionHandlers Of(IEnumerable<ITransitionHandler> handlers)
    {
        var byName = new Dictionary<string, ITransitionHandler>(StringComparer.Ordinal);
        foreach (var handler in handlers)
        {
            if (handler is null) throw new ArgumentException("A transition handler is null.", nameof(handlers));
            if (!byName.TryAdd(NameOf(handler.GetType()), handler)) throw new ArgumentException(Repeated(NameOf(handler.GetType())), nameof(handlers));
        }

        return new TransitionHandlers([.. byName.Keys], (name, notice, cancellation) => byName[name].HandleAsync(notice, cancellation));
    }

    /// <summary>Why two handlers cannot have one name: what is pending for one would be delivered to the other.</summary>
    public static string Repeated(string name) =>
        $"There are two transition handlers of the type {name}. Deliveries are kept by the name of the type: give one handler of each type.";

    public static string NameOf(Type handler) => handler.FullName ?? handler.Name;

    public ValueTask CallAsync(string name, TransitionNotice notice, CancellationToken cancellationToken) => call(name, notice, cancellationToken);
}
