namespace LifecycleKit.Customers;

/// <summary>
/// What distinguishes one event of a customer from another: the kind and the host's id. Events with equal keys are one event.
/// </summary>
/// <remarks>Immutable.</remarks>
/// <param name="Kind">The kind of the event.</param>
/// <param name="EventId">The host's id of the event, compared ordinally.</param>
public readonly record struct EventKey(CustomerEventKind Kind, string EventId);
