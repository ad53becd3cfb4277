/** Members of a Telegram message that are known and have no column of their own: kept in the rest as they came. */
export const keptKeys: string[] = (
  'id from_id actor_id action title members inviter duration_seconds discard_reason photo_file_size thumbnail_file_size ' +
  'file_size file_name width height media_type mime_type sticker_emoji performer self_destruct_period_seconds ' +
  'contact_information live_location_period_seconds place_name address poll todo_list game_title game_description ' +
  'game_link game_message_id score invoice_information forwarded_from forwarded_from_id forwarded_date saved_from ' +
  'reply_to_message_id reply_to_peer_id via_bot via_bot_id reactions inline_bot_buttons author signature edited ' +
  'edited_unixtime media_spoiler message_id emoticon new_title new_icon_emoji_id period amount currency schedule_date ' +
  'reason_app_name reason_domain paid_stars_amount boosts distance values months cost stars gift_id gift_message ' +
  'giveaway_information giveaway_results duration invoice_message_id recurring information_text reason_app_id to to_id ' +
  'button_id peer_id is_limited is_anonymous period_seconds transaction_id charge_id unclaimed via_giveaway gift_code'
).split(' ');
