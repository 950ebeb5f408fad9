using System.Text.Json;

namespace LifecycleKit.Customers;

public readonly partial record struct CustomerEvent
{
    /// <summary>Returns the event as JSON of format 1.</summary>
    /// <exception cref="InvalidOperationException">The event is <c>default</c>.</exception>
    public string ToJson() => Kind != CustomerEventKind.None
        ? JsonSerializer.Serialize(CustomerEventJson.Of(this), CustomerJsonContext.Default.CustomerEventJson)
        : throw new InvalidOperationException("The event is default: create it with one of CustomerEvent's factories.");

    /// <summary>Reads an event written by <see cref="ToJson"/>.</summary>
    /// <param name="json">JSON of format 1.</param>
    /// <exception cref="ArgumentException">The text is not a customer event, and the message says why. No other exception is
    /// thrown.</exception>
    public static CustomerEvent FromJson(string json) => StrictJson.Read(
        json, CustomerJsonContext.Default.CustomerEventJson, CustomerEventJson.Shape, static read => read.ToEvent(), "a customer event",
        CustomerEventJson.CurrentFormat);
}
