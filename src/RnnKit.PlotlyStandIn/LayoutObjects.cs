namespace Plotly.NET.LayoutObjects;

/// <summary>One axis of a plane.</summary>
public class LinearAxis : DynamicObj.DynamicObj;

/// <summary>A note on a figure, with or without an arrow.</summary>
public class Annotation : DynamicObj.DynamicObj;

/// <summary>A line, rectangle or path on a figure.</summary>
public class Shape : DynamicObj.DynamicObj;

/// <summary>The box that names the traces.</summary>
public class Legend : DynamicObj.DynamicObj;

/// <summary>The space around the plot, in pixels.</summary>
public class Margin : DynamicObj.DynamicObj;

/// <summary>The part of a figure that something fills.</summary>
public class Domain : DynamicObj.DynamicObj;

/// <summary>The look of hover labels.</summary>
public class Hoverlabel : DynamicObj.DynamicObj;

/// <summary>The little overview under an axis.</summary>
public class RangeSlider : DynamicObj.DynamicObj;

/// <summary>Buttons that pick a range of an axis.</summary>
public class RangeSelector : DynamicObj.DynamicObj;
