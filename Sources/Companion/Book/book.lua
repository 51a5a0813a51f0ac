-- Makes one book of the chapters' pages, as pandoc has read them one after the other.
--
-- The pages are written for GitHub: a figure is a picture with a paragraph in italics below it,
-- references are plain words, links lead to files. Here figures become figures, references become
-- links, and links between pages become links within the book.

local stringify = pandoc.utils.stringify

-- What the book can refer to: "figure 1.3" → identifier.
local targets = {}

-- Marks of a chapter's navigation on GitHub, which the book's own table of contents replaces.
local function is_contents_title(block)
  return block.t == "Para" and stringify(block) == "On this page"
end

-- The number in "Figure 1.3. Caption", if an italic paragraph is a caption.
local function caption_number(block)
  if not block or block.t ~= "Para" or #block.content ~= 1 then return nil end
  if block.content[1].t ~= "Emph" then return nil end
  return stringify(block):match("^Figure (%d+%.%d+)%. ")
end

local function is_picture(block)
  return block.t == "Para" and #block.content == 1 and block.content[1].t == "Image"
end

-- The picture that moves in the place of one that stands still, if it is there: "name-moving.svg"
-- beside "name.svg". Only browsers have it; readers of an EPUB may not move.
local function moving(image)
  local path, found = image.src:gsub("%.svg$", "-moving.svg")
  local file = FORMAT:match("^html") and found == 1 and io.open(path)
  if not file then return nil end
  file:close()
  local other = image:clone()
  other.src = path
  return other
end

-- A figure of a picture and the caption below it. What is read out for those who can't see it
-- stays with the picture. Of a picture that stands still and one that moves, the style sheet shows
-- the one that a reader prefers.
local function figure(picture, caption, number)
  local identifier = "figure-" .. number:gsub("%.", "-")
  targets["figure " .. number] = identifier
  local text = pandoc.Plain(caption.content[1].content)
  local images = picture.content
  local other = moving(images[1])
  if other then
    images[1].classes:insert("still")
    other.classes:insert("moving")
    images:insert(other)
  end
  return pandoc.Figure({ pandoc.Plain(images) }, { text }, pandoc.Attr(identifier))
end

local function join_figures(blocks)
  local result = pandoc.List()
  local index = 1
  while index <= #blocks do
    local block = blocks[index]
    local number = is_picture(block) and caption_number(blocks[index + 1])
    if number then
      result:insert(figure(block, blocks[index + 1], number))
      index = index + 2
    elseif is_contents_title(block) then
      index = index + 2 -- the title and the list below it
    else
      result:insert(block)
      index = index + 1
    end
  end
  return result
end

local function note_header(header)
  local text = stringify(header)
  local chapter = text:match("^Chapter (%d+)%.")
  local section = text:match("^(%d+%.%d+) ")
  if header.level == 1 and chapter then
    header.identifier = "chapter-" .. chapter
    targets["chapter " .. chapter] = header.identifier
  elseif header.level == 2 and section then
    header.identifier = "section-" .. section:gsub("%.", "-")
    targets["section " .. section] = header.identifier
  end
  return header
end

-- A link from page to page becomes a link within the book; a file of the course is named only.
local function mend_link(link)
  local section = link.target:match("README%.md#(%d+)%-") or link.target:match("^#(%d+)%-")
  if section and targets["section " .. section:sub(1, 1) .. "." .. section:sub(2)] then
    link.target = "#section-" .. section:sub(1, 1) .. "-" .. section:sub(2)
    return link
  end
  local chapter = link.target:match("Chapter0?(%d+)%-[%w]*/?R?E?A?D?M?E?%.?m?d?$")
  if chapter then
    link.target = "#chapter-" .. chapter
    return link
  end
  if link.target:match("^%a+:") then return link end
  return link.content
end

-- "Figure 1.3", "section 2.1" and "chapter 4" become links.
local function link_references(inlines)
  local index = 1
  while index + 2 <= #inlines do
    local word, space, number = inlines[index], inlines[index + 1], inlines[index + 2]
    if word.t == "Str" and number.t == "Str" and (space.t == "Space" or space.t == "SoftBreak") then
      local before, kind = word.text:match("^(%p*)(%a+)$")
      local digits, after = number.text:match("^(%d+%.%d+)(.*)$")
      if not digits then digits, after = number.text:match("^(%d+)(.*)$") end
      local target = kind and digits and targets[kind:lower() .. " " .. digits]
      if target then
        local link = pandoc.Link(
          { pandoc.Str(kind), pandoc.Space(), pandoc.Str(digits) }, "#" .. target)
        inlines[index] = pandoc.Str(before)
        inlines[index + 1] = link
        inlines[index + 2] = pandoc.Str(after)
      end
    end
    index = index + 1
  end
  return inlines
end

-- A heading, a link or a figure's own caption that says "Chapter 1" stays as it is.
local references = {
  traverse = "topdown",
  Header = function(header) return header, false end,
  Link = function(link) return link, false end,
  Figure = function(figure) return figure, false end,
  Inlines = link_references,
}

-- Cells of two languages side by side stand at their top: on GitHub by an attribute that XHTML does
-- not know, in the book by its style sheet.
local function mend_cells(block)
  return pandoc.RawBlock(block.format, (block.text:gsub(' valign="top"', "")))
end

-- The command that opens an experiment in the playground leads to it, where the playground lies beside
-- the book.
local function link_playground(playground)
  return function(code)
    local name = code.text:match("^swift run course playground ([%l-]+)$")
    return name and pandoc.Link({ code }, playground .. "#" .. name)
  end
end

function Pandoc(document)
  document = document:walk({ RawBlock = mend_cells })
  document = document:walk({ Blocks = join_figures })
  document = document:walk({ Header = note_header })
  document = document:walk({ Link = mend_link })
  local playground = document.meta.playground
  if playground then
    document = document:walk({ Code = link_playground(stringify(playground)) })
    document.meta.playground = nil
  end
  return document:walk(references)
end
