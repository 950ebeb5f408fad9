namespace LifecycleKit.Tracking;

/// <summary>The handlers of a tracker: their names, and a delegate that calls one of them.</summary>
/// <remarks>With a delegate, a container can open a scope around each call, and this folder need not name containers.</remarks>
internal sealed class TransitionHandlers(IReadOnlyList<string> names, Func<string, TransitionNotice, CancellationToken, ValueTask> call)
{
    public IReadOnlyList<string> Names { get; } = names;

    public static TransitionHandlers Of(IEnumerable<ITransitionHandler> handlers)
    {
        var byName = new Dictionary<string, ITransitionHandler>(StringComparer.Ordinal);
        foreach (var handler in handlers)
        {
            if (handler is null) throw new ArgumentException("A transition handler is null.", nameof(handlers));
            if (!byName.TryAdd(NameOf(handler.GetType()), handler))
                throw new ArgumentException(Repeated(NameOf(handler.GetType())), nameof(handlers));
        }

        return new TransitionHandlers([.. byName.Keys], (name, notice, cancellation) => byName[name].HandleAsync(notice, cancellation));
    }

    /// <summary>Returns the error for two handlers of one name: a pending delivery of one would be delivered to the other.</summary>
    public static string Repeated(string name) =>
        $"There are two transition handlers of the type {name}. Deliveries are kept by the name of the type. Use one handler of each type.";

    public static string NameOf(Type handler) => handler.FullName ?? handler.Name;

    public ValueTask CallAsync(string name, TransitionNotice notice, CancellationToken cancellationToken) =>
        call(name, notice, cancellationToken);
}
