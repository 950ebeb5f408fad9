namespace LifecycleKit;

/// <summary>A member that an object in JSON may have, or must.</summary>
internal sealed record JsonMember(string Name, JsonShape Shape, bool IsRequired = false);
